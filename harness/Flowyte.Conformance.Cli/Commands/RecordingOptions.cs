using System.CommandLine;
using System.Globalization;
using Flowyte.Conformance.Running;
using Flowyte.MockServer;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>The options of <c>mock</c> that make it record a live endpoint.</summary>
internal sealed class RecordingOptions
{
    private const string UsualFolder = "recordings";

    /// <summary><c>--record URL</c>.</summary>
    public Option<Uri?> Record { get; } = ReadOption.Create(
        "--record",
        "URL",
        "Base URL of a live endpoint, such as https://builder.flowyte.com/api/v1. Requests are passed on to it with the caller's key, which is never stored, and the conversations are written down as cases.",
        BaseUrl.Parse);

    /// <summary><c>--record-to DIR</c>.</summary>
    public Option<DirectoryInfo?> RecordTo { get; } = new("--record-to")
    {
        HelpName = "DIR",
        Description = $"Empty or new folder for the files of the recorded agents; {UsualFolder}/DATE-TIME by default. --agents reads it.",
    };

    /// <summary>What is to be recorded; null for nothing.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="time">The clock that names the folder.</param>
    /// <param name="others">Options of the agents, which answer nobody while it records.</param>
    public RecordOptions? Read(ParseResult parse, TimeProvider time, IEnumerable<Option> others)
    {
        if (parse.GetValue(Record) is not { } upstream)
        {
            return parse.GetResult(RecordTo) is null ? null : throw new UsageException("--record-to says where a recording goes. Give --record URL, too.");
        }

        if (others.FirstOrDefault(option => parse.GetResult(option) is { Implicit: false }) is { } useless)
        {
            throw new UsageException($"{useless.Name} is about the mock's agents, and --record lets the live endpoint answer in their place. Give one of the two.");
        }

        var directory = parse.GetValue(RecordTo)?.FullName
            ?? Path.GetFullPath(Path.Combine(UsualFolder, time.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)));
        return new() { Upstream = upstream, Directory = directory };
    }
}
