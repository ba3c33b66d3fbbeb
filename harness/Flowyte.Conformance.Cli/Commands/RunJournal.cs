using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Cli.Output;
using Flowyte.Conformance.Recording;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>Writes down the exchanges of a run as they end. Where that fails, the run goes on: its verdict is wanted all the same.</summary>
internal sealed class RunJournal : IAsyncDisposable
{
    private readonly RecordingWriter _writer;
    private readonly string _folder;
    private readonly CliHost _host;

    /// <param name="folder">The folder of the reports.</param>
    /// <param name="specs">Where the requests come from.</param>
    /// <param name="target">What is tested.</param>
    /// <param name="settings">How.</param>
    /// <param name="host">The clock, and where errors go.</param>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public RunJournal(string folder, Specs specs, Target target, RunSettings settings, CliHost host)
    {
        (_folder, _host) = (folder, host);
        try
        {
            _writer = RecordingWriter.Start(folder, specs, target, settings, host.Time.GetUtcNow());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The exchanges cannot be written to {folder} ({exception.Message}). Give another folder with --out.");
        }
    }

    /// <summary>What follows a run and tells another of it.</summary>
    public IProgress<RunProgress> Following(IProgress<RunProgress> other) => new Follower(_writer, other);

    /// <summary>Writes that the run came to its end.</summary>
    /// <returns>Whether all of it was written.</returns>
    public async Task<bool> FinishAsync(RunRecord record)
    {
        try
        {
            await _writer.FinishAsync(record);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _host.Error.WriteLine($"error: not all exchanges could be written to {Shown.Text(_folder)}: {Shown.Text(exception.Message)}. Give another folder with --out.");
            return false;
        }
    }

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private sealed class Follower(RecordingWriter writer, IProgress<RunProgress> other) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            writer.Add(value.Last);
            other.Report(value);
        }
    }
}
