using Flowyte.Conformance.Clients.Adapters;
using Flowyte.Conformance.Clients.Scenarios;

namespace Flowyte.Conformance.Clients.Judging;

/// <summary>What the caller of a client sees of an answer, in a word or two.</summary>
internal static class ClientEffects
{
    /// <summary>Names what a caller sees.</summary>
    /// <param name="scenario">What was met.</param>
    /// <param name="outcome">What the client made of it.</param>
    /// <param name="reply">What it handed out.</param>
    /// <param name="documented">The documented answer of the same form.</param>
    /// <returns>Such as <c>throws</c> or <c>no text</c>; empty where the answer is there.</returns>
    public static string Of(FaultScenario scenario, ClientOutcome outcome, AdapterReply reply, ServerReading documented) => (outcome, reply.Answer) switch
    {
        (ClientOutcome.Hangs, _) => "hangs",
        (ClientOutcome.Crashes, _) or (_, null) => "ends the program",
        (_, { Error: { } error }) => scenario.IsRefused ? OfRefusal(error, scenario.Reading, documented) : "throws",
        _ when scenario.IsRefused || scenario.Reading.TellsError => "shows no error",
        (ClientOutcome.Reads, _) => "",
        (_, { Text.Length: 0 }) => "no text",
        (_, var answer) when answer.Text == ScenarioScript.Text => answer.FinishReason is null ? "no finish reason" : "another finish reason",
        (_, var answer) => OutcomeJudge.IsPart(answer.Text) ? "text cut short" : "another text",
    };

    // A refusal throws where all is well: what differs is what the caller learns by it.
    private static string OfRefusal(AdapterError error, ServerReading sent, ServerReading documented) =>
        error.Status != documented.Status ? $"throws with {(error.Status is { } status ? $"status {status}" : "no status")}"
        : RefusedRequest.Says(error, sent.ErrorMessage.Length > 0 ? sent.ErrorMessage : documented.ErrorMessage) ? "throws"
        : "throws without the message";
}
