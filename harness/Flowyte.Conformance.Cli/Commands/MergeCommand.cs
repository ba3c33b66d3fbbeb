using System.CommandLine;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Recording;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary><c>merge</c>: makes one run of its shards, and judges it.</summary>
internal static class MergeCommand
{
    public static Command Create(CliHost host)
    {
        var folders = new Argument<string[]>("dir") { Description = "Folders that run --shard wrote into, one a shard.", Arity = ArgumentArity.OneOrMore };
        var allowMissing = new Option<bool>("--allow-missing")
        {
            Description = "Report on the shards that are there, marked incomplete; where nothing failed, exit with 3.",
        };
        var options = new ReportOptions(OutputOptions.Out());
        var command = new Command("merge", "Put the shards of a run together: one verdict, one exit code and one set of reports.") { folders, allowMissing };
        options.AddTo(command);
        Help.AddExamples(
            command,
            ("flowyte-conformance run --shard 1/3 --out shards/1", "on one machine; 2/3 and 3/3 on others"),
            ("flowyte-conformance merge shards/1 shards/2 shards/3", "judge them together"),
            ("flowyte-conformance merge --allow-missing shards/1 shards/3", "what can be said where a shard was lost"));
        command.SetAction(parse => MergeAsync(parse.GetRequiredValue(folders), parse.GetValue(allowMissing), options, parse, host));
        return command;
    }

    private static async Task<int> MergeAsync(IReadOnlyList<string> folders, bool allowMissing, ReportOptions options, ParseResult parse, CliHost host)
    {
        var files = options.FilesOf(parse, host, ReportWriter.DefaultFolder);
        if (folders.FirstOrDefault(folder => Path.GetFullPath(folder) == files.Folder) is { } same)
        {
            throw new UsageException($"{same} is a shard, which the merged run would overwrite. Give another folder with --out.");
        }

        var accepted = options.BaselineOf(parse);
        files.Prepare();
        var suite = new Suite(options.SpecsOf(parse), host.Time);
        var record = Merge([.. folders.Select(folder => new RecordedShard(folder, Recordings.Read(folder)))], suite.Specs, allowMissing);
        var judged = options.InDialect(record, suite.Specs, parse);
        await RecordingFolder.WriteAsync(record, files.Folder);
        return await files.WriteAsync(suite.WithOtherDialects(suite.Judge(judged, accepted), judged), host);
    }

    private static RunRecord Merge(IReadOnlyList<RecordedShard> shards, Specs specs, bool allowMissing)
    {
        try
        {
            return ShardMerge.Merge(shards, specs, allowMissing);
        }
        catch (MergeException exception)
        {
            throw new UsageException(exception.Message);
        }
    }
}
