using Flowyte.Conformance.Clients.Scenarios;

namespace Flowyte.Conformance.Clients.Adapters;

/// <summary>Checks whether an adapter keeps to the protocol of <c>docs/adapter.md</c>. It says nothing about the package that is driven.</summary>
/// <param name="server">What the adapter talks to.</param>
/// <param name="time">The clock; null for the system's.</param>
public sealed class AdapterCheck(IScenarioServer server, TimeProvider? time = null)
{
    private static readonly TimeSpan EndTime = TimeSpan.FromSeconds(5);

    // The protocol is checked, not the speed of a machine.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly List<AdapterCheckResult> _results = [];

    /// <summary>Starts the adapter, asks it a few things, and ends it.</summary>
    /// <exception cref="AdapterException">The adapter cannot be started, or says no valid hello.</exception>
    public async Task<IReadOnlyList<AdapterCheckResult>> RunAsync(AdapterCommand command, CancellationToken cancellation = default)
    {
        await using var adapter = await AdapterProcess.StartAsync(command, time, cancellation);
        _results.Add(new($"Its first line is a hello: {adapter.Hello}, {adapter.Hello.Language}."));
        var broken = await adapter.SendBrokenAsync("this is no request", cancellation);
        Add("A line that is no request is answered with an error and the id null.", broken switch
        {
            null when adapter.HasEnded => $"The adapter ended. Catch what reading a line throws. {adapter.ErrorOutput}",
            null => "No answer came within 5 s.",
            { Error: null } => "The answer tells no error.",
            _ => "",
        });
        foreach (var mode in adapter.Hello.Modes)
        {
            await CheckAsync(adapter, mode, cancellation);
        }

        Add("Standard output carries lines of the protocol alone.", adapter.Faults.FirstOrDefault() ?? "");
        Add("It ends at the end of its input.", await adapter.EndAsync(EndTime, cancellation) ? "" : $"It still ran {EndTime.TotalSeconds:0} s later. Leave the program once the input ends.");
        return _results;
    }

    private async Task CheckAsync(AdapterProcess adapter, AdapterMode mode, CancellationToken cancellation)
    {
        if (mode.Plain)
        {
            var reply = await adapter.AskAsync(RequestFor(mode, stream: false), cancellation);
            Add($"{mode.Name}: a whole answer is told.", Fault(reply) ?? (reply.Answer!.Text == ScenarioScript.Text ? "" : $"The text differs from what was sent: {Shortened(reply.Answer.Text)}"));
        }

        if (mode.Stream)
        {
            // A quick one behind a slow one, so that the ids count and neither waits for the other.
            var slow = adapter.AskAsync(RequestFor(mode, stream: true) with { Agent = ScenarioScript.PacedAgent }, cancellation);
            var quick = adapter.AskAsync(RequestFor(mode, stream: true), cancellation);
            var first = await Task.WhenAny(slow, quick);
            var (slowReply, quickReply) = (await slow, await quick);
            Add($"{mode.Name}: a stream is told, with its pieces.", Fault(quickReply) ?? StreamFault(quickReply.Answer!, ScenarioScript.Text));
            Add($"{mode.Name}: a second request at the same time has its own answer.", Fault(slowReply) ?? StreamFault(slowReply.Answer!, ScenarioScript.PacedText));
            Add($"{mode.Name}: a request does not wait for the one before it.", first == quick ? "" : "The answer to a slow request came before that to a quick one behind it. Read the next line while a request is open.");
        }

        var refused = await adapter.AskAsync(RequestFor(mode, mode.Stream) with { Agent = ScenarioScript.UnknownAgent }, cancellation);
        Add($"{mode.Name}: an error is told with class and message.", refused.Kind == AdapterReplyKind.Answered ? refused.Answer!.Error is null ? "The server refused the request with 400, and the answer tells no error." : "" : refused.Detail);
        if (mode.Stream && adapter.Hello.CanCancel)
        {
            var left = await adapter.AskAsync(RequestFor(mode, stream: true) with { Agent = ScenarioScript.PacedAgent, CancelAfterChunks = 2 }, cancellation);
            Add($"{mode.Name}: a stream is cancelled behind as many pieces as asked.", Fault(left) ?? (left.Answer switch
            {
                { Cancelled: false } => "The answer says that it was not cancelled.",
                { Chunks.Count: not 2 } answer => $"{answer.Chunks.Count} pieces came instead of 2.",
                _ => "",
            }));
        }
    }

    private AdapterRequest RequestFor(AdapterMode mode, bool stream)
    {
        var channel = server.Open();
        return new AdapterRequest
        {
            Id = Guid.NewGuid().ToString("N"),
            Mode = mode.Name,
            BaseUrl = channel.BaseUrl,
            Key = channel.Key,
            Agent = ScenarioScript.Agent,
            Messages = [new("user", ScenarioScript.Prompt)],
            Stream = stream,
            Timeout = Patience,
            MaxRetries = 0,
        };
    }

    private static string? Fault(AdapterReply reply) => reply switch
    {
        { Answer: null } => reply.Detail,
        { Answer.Error: { } error } => $"It tells an error instead: {error.Class}: {Shortened(error.Message)}",
        _ => null,
    };

    private static string StreamFault(AdapterAnswer answer, string text) => answer switch
    {
        { Chunks.Count: < 2 } => "The answer has no pieces. Tell each piece of text as the package hands it out.",
        _ when answer.Text != text => $"The text differs from what was sent: {Shortened(answer.Text)}",
        _ when string.Concat(answer.Chunks.Select(chunk => chunk.Text)) != text => "The pieces joined are not the text.",
        _ => "",
    };

    private static string Shortened(string text) => text.Length > 100 ? $"{text.AsSpan(0, 100)}…" : text;

    private void Add(string rule, string problem) => _results.Add(new(rule, problem));
}
