using Flowyte.Conformance.Clients.Adapters;
using Flowyte.Conformance.Clients.Scenarios;

namespace Flowyte.Conformance.Clients.Judging;

/// <summary>Holds what a client handed out against what the server meant and sent.</summary>
internal static class OutcomeJudge
{
    private const string Finished = "stop";
    private const int Around = 20;

    /// <summary>Judges one reply.</summary>
    /// <returns>The outcome, and what led to it, for people.</returns>
    public static (ClientOutcome Outcome, string Detail) Judge(FaultScenario scenario, AdapterReply reply) => reply switch
    {
        { Kind: AdapterReplyKind.Died } => (ClientOutcome.Crashes, reply.Detail),
        { Kind: AdapterReplyKind.Hung } => (ClientOutcome.Hangs, reply.Detail),
        { Answer.Error: { } error } => (IsReadable(scenario) ? ClientOutcome.Misreads : ClientOutcome.Notices, $"{error.Class}: {Shortened(error.Message)}"),
        _ => OfText(scenario, reply.Answer!),
    };

    /// <summary>Where two texts differ, for people; empty where they do not.</summary>
    public static string Difference(string expected, string actual)
    {
        if (expected == actual)
        {
            return "";
        }

        var at = expected.AsSpan().CommonPrefixLength(actual);
        return $"The text differs at character {at + 1}: \"{Excerpt(actual, at)}\" instead of \"{Excerpt(expected, at)}\".";
    }

    /// <summary>Whether two finish reasons are the same; packages write them with hyphens too.</summary>
    public static bool IsSameFinish(string? expected, string? actual) => expected?.Replace('_', '-') == actual?.Replace('_', '-');

    /// <summary>Whether nothing but characters of the answer came, in their order, and not all of them.</summary>
    public static bool IsPart(string text)
    {
        var at = 0;
        foreach (var character in ScenarioScript.Text)
        {
            at += at < text.Length && text[at] == character ? 1 : 0;
        }

        return at == text.Length && text.Length < ScenarioScript.Text.Length;
    }

    // A legal reply can be read, whatever a client finds strange in it.
    private static bool IsReadable(FaultScenario scenario) => scenario is { IsLegal: true, Reading: { TellsError: false, IsWhole: true } };

    private static (ClientOutcome Outcome, string Detail) OfText(FaultScenario scenario, AdapterAnswer answer)
    {
        var isFinished = answer.FinishReason == Finished;
        if (scenario.Reading.IsRefusal)
        {
            return (ClientOutcome.SilentTruncation, $"The server refused with {scenario.Reading.Status}, and the caller got no error.");
        }

        if (IsAllThatWasSaid(scenario, answer.Text) || (answer.Text == ScenarioScript.Text && !scenario.Reading.TellsError))
        {
            return IsSameFinish(scenario.Reading.FinishReason, answer.FinishReason) || isFinished ? (ClientOutcome.Reads, "")
                : scenario.IsLegal ? (ClientOutcome.Misreads, $"The finish reason is {answer.FinishReason ?? "missing"}.")
                : (ClientOutcome.Notices, $"The finish reason is {answer.FinishReason ?? "missing"}.");
        }

        var difference = scenario.Reading.TellsError ? "The answer told an error, and the caller got none." : Difference(ScenarioScript.Text, answer.Text);
        return scenario.IsLegal && !scenario.Reading.TellsError ? (ClientOutcome.Misreads, difference)
            : !isFinished ? (ClientOutcome.Notices, $"The finish reason is {answer.FinishReason ?? "missing"}.")
            : IsPart(answer.Text) ? (ClientOutcome.SilentTruncation, $"{answer.Text.Length} of {ScenarioScript.Text.Length} characters came, with the finish reason stop and no error.")
            : (ClientOutcome.Misreads, difference);
    }

    // A server that breaks off in good order says so by leaving the finish reason out.
    private static bool IsAllThatWasSaid(FaultScenario scenario, string text) =>
        scenario.Reading.Says(text) && (scenario.IsLegal || scenario.Reading.FinishReason is not null);

    private static string Excerpt(string text, int at) => text[Math.Min(at, text.Length)..Math.Min(at + Around, text.Length)];

    private static string Shortened(string text) => text.Length > 200 ? $"{text.AsSpan(0, 200)}…" : text;
}
