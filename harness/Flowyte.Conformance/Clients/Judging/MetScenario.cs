using Flowyte.Conformance.Clients.Adapters;
using Flowyte.Conformance.Clients.Scenarios;

namespace Flowyte.Conformance.Clients.Judging;

/// <summary>What a client made of a fault or variant (READS, NOTICES, and ERRORS of refusals).</summary>
internal static class MetScenario
{
    /// <summary>Judges a reply, and holds it against the requirements that it concerns.</summary>
    /// <returns>The outcome, and what led to it, for people.</returns>
    public static (ClientOutcome Outcome, string Detail) Check(FaultScenario scenario, AdapterReply reply, CheckSink check)
    {
        var (outcome, detail) = OutcomeJudge.Judge(scenario, reply);
        check("NOTICES-3", outcome == ClientOutcome.Hangs ? detail : "");
        check("NOTICES-4", outcome == ClientOutcome.Crashes ? detail : "");
        if (reply.Answer is { } answer)
        {
            CheckAnswer(scenario, answer, outcome, detail, check);
        }

        return (outcome, detail);
    }

    private static void CheckAnswer(FaultScenario scenario, AdapterAnswer answer, ClientOutcome outcome, string detail, CheckSink check)
    {
        if (scenario.Reading.IsRefusal)
        {
            RefusedRequest.Check(answer, scenario.Reading.Status!.Value, scenario.IsLegal ? scenario.Reading.ErrorMessage : "", check);
        }
        else if (scenario is { IsLegal: true, Reading.TellsError: false })
        {
            CheckText(scenario, answer, outcome, detail, check);
        }
        else
        {
            check("NOTICES-1", outcome == ClientOutcome.SilentTruncation ? detail : "");
        }

        if (scenario.Reading is { EndsWithinEvent: true, TellsError: false })
        {
            check("READS-6", OutcomeJudge.IsSameFinish(scenario.Reading.FinishReason, answer.FinishReason) ? "" : LossOf(answer, scenario.Reading.FinishReason));
        }

        if (scenario.Stream && scenario.Reading is { TellsError: true, IsRefusal: false })
        {
            check("NOTICES-2", answer.Error is null ? "The stream told an error, and the caller got none." : "");
        }
    }

    private static void CheckText(FaultScenario scenario, AdapterAnswer answer, ClientOutcome outcome, string detail, CheckSink check)
    {
        if (!scenario.Reading.IsWhole)
        {
            return;
        }

        var isTextWrong = answer.Error is not null || !(answer.Text == ScenarioScript.Text || scenario.Reading.Says(answer.Text));
        check(scenario.Stream ? "READS-1" : "READS-2", isTextWrong ? detail : "");
        if (!isTextWrong)
        {
            check("READS-3", outcome == ClientOutcome.Misreads ? detail : "");
        }

        if (scenario.Stream && !isTextWrong && !scenario.Reading.Text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            var broken = answer.Chunks.FirstOrDefault(chunk => chunk.Text.Contains('\uFFFD', StringComparison.Ordinal));
            check("READS-5", broken is null ? "" : $"A piece holds a part of a character: \"{broken.Text}\".");
        }
    }

    private static string LossOf(AdapterAnswer answer, string? expected) => answer.Error is { } error
        ? $"{error.Class}: {error.Message}"
        : $"The finish reason is {answer.FinishReason ?? "missing"} instead of {expected}.";
}
