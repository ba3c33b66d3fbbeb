using System.Threading.Channels;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Recording;

/// <summary>
/// Records a run while it goes on, a line an exchange as soon as it has ended: where the process dies, what ran until then is kept.
/// No key is ever written. Lines are written in the background, so that nothing waits for the disk.
/// </summary>
public sealed class RecordingWriter : IAsyncDisposable
{
    private readonly Channel<Exchange> _exchanges = Channel.CreateUnbounded<Exchange>(new UnboundedChannelOptions { SingleReader = true });
    private readonly FileStream _file;
    private readonly Target _target;
    private readonly int _shard;
    private readonly Task _writing;
    private IReadOnlyList<string> _issued = [];
    private KeyStandIns _standIns;
    private int _count;

    private RecordingWriter(FileStream file, Target target, RunSettings settings)
    {
        _file = file;
        _target = target;
        _shard = settings.Shard?.Index ?? 0;
        _standIns = new KeyStandIns(target, _shard);
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>Begins a recording in the place of the one that may be there.</summary>
    /// <param name="directory">The folder; made where it is missing.</param>
    /// <param name="specs">Where the requests come from.</param>
    /// <param name="target">What is tested.</param>
    /// <param name="settings">How.</param>
    /// <param name="startedAt">When the run began.</param>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static RecordingWriter Start(string directory, Specs specs, Target target, RunSettings settings, DateTimeOffset startedAt)
    {
        ArgumentNullException.ThrowIfNull(specs);
        Directory.CreateDirectory(directory);
        var file = new FileStream(Path.Combine(directory, RecordingFolder.FileName), FileMode.Create, FileAccess.Write, FileShare.Read | FileShare.Delete);
        try
        {
            RecordingJson.WriteLine(file, HeaderOf(specs.Version, specs.Fingerprint, new KeyStandIns(target).Target, settings, startedAt));
            file.Flush();
            return new RecordingWriter(file, target, settings);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Adds an exchange that has ended. Safe for use from several threads; never waits.</summary>
    public void Add(Exchange exchange) => _exchanges.Writer.TryWrite(exchange);

    /// <summary>Writes what is left and that the run came to its end.</summary>
    /// <param name="record">The run.</param>
    /// <exception cref="IOException">A line could not be written; the recording ends before it.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public async Task FinishAsync(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        _exchanges.Writer.TryComplete();
        await _writing;
        RecordingJson.WriteLine(_file, EndOf(record, _standIns.Replace, _count));
        await _file.FlushAsync();
    }

    /// <summary>Closes the file. A recording that was not finished says by that that its run broke off.</summary>
    public async ValueTask DisposeAsync()
    {
        _exchanges.Writer.TryComplete();
        await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _file.DisposeAsync();
    }

    internal static RecordingHeader HeaderOf(string specs, string fingerprint, Target target, RunSettings settings, DateTimeOffset startedAt) => new()
    {
        Recording = RecordingHeader.CurrentVersion,
        Specs = specs,
        Fingerprint = fingerprint,
        Harness = HarnessVersion.Current,
        Target = target,
        Settings = settings,
        StartedAt = startedAt,
    };

    internal static RecordingLastLine EndOf(RunRecord record, Func<string, string> replace, int exchanges) => new(new RecordingEnd
    {
        Duration = record.Duration,
        Interrupted = record.Interrupted,
        Incomplete = record.Incomplete,
        Unreachable = record.Unreachable is null ? null : replace(record.Unreachable),
        Unsent = record.Unsent.ToDictionary(pair => pair.Key, pair => replace(pair.Value)),
        Exchanges = exchanges,
    });

    private async Task WriteAsync()
    {
        await foreach (var exchange in _exchanges.Reader.ReadAllAsync())
        {
            // Whoever was given a key or token shows it from here on.
            if (IssuedKeys.In(_target, [exchange]).Except(_issued).ToList() is { Count: > 0 } issued)
            {
                _issued = [.. _issued.Concat(issued).Take(IssuedKeys.Most)];
                _standIns = new KeyStandIns(_target with { Issued = _issued }, _shard);
            }

            RecordingJson.WriteLine(_file, _standIns.Replace(exchange));
            _file.Flush();
            _count++;
        }
    }
}
