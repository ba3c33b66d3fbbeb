using System.Text;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Checks.Native;

/// <summary>Whether a turn of a conversation with sessions or the widget got the answer that it expects.</summary>
internal sealed class NativeExpectationCheck : IExchangeCheck
{
    private static readonly string[] Tokens = ["turnstile", "identity"];

    public IReadOnlyList<string> Requirements => [];

    public bool Concerns(Evidence evidence) => evidence.Api != Api.Completions;

    public IEnumerable<Observation> Judge(Evidence evidence) => evidence.Turn.Expectations.Select(expectation => Judge(evidence, expectation));

    private static Observation Judge(Evidence evidence, Expectation expectation)
    {
        var requirement = expectation.Requirement;
        var reason = ExpectationCheck.NoOccasion(evidence)
            ?? (evidence.Response is null ? "no answer came" : null)
            ?? Controls.Failure(evidence)
            ?? LackOfScope(evidence)
            ?? LackOfToken(evidence);
        if (reason is not null)
        {
            return evidence.Unproven(requirement, reason);
        }

        if (expectation.Statuses.Count > 0)
        {
            return JudgeStatus(evidence, expectation);
        }

        return evidence.Turn.Kind == TurnKind.Refusal || evidence.IsSuccess
            ? MemberExpectation.Judge(evidence, expectation)
            : evidence.Unproven(requirement, $"the request was answered with {evidence.Status}");
    }

    private static Observation JudgeStatus(Evidence evidence, Expectation expectation) => evidence.HeldUnless(
        !StatusSet.Contains(expectation.Statuses, evidence.Status),
        expectation.Requirement,
        evidence.Status switch
        {
            >= 500 => "The request led to a server error.",
            >= 400 when evidence.Turn.Kind == TurnKind.Reply => "The request was refused, although it is right.",
            < 300 when evidence.Turn.Kind == TurnKind.Refusal => "The request was answered, although it is to be refused.",
            _ => "The request was answered with the wrong status.",
        },
        StatusSet.Describe(expectation.Statuses),
        ExpectationCheck.Describe(evidence),
        Place.OfStatus(evidence.Response));

    // Whether visitors have to show that they are people is for the owner of the agent to say.
    private static string? LackOfToken(Evidence evidence) =>
        evidence is { Operation: Operation.StartVisit, Turn.Kind: TurnKind.Reply, Status: >= 400 and < 500 }
        && Tokens.Any(token => Encoding.UTF8.GetString(evidence.Response!.Body.Span).Contains(token, StringComparison.OrdinalIgnoreCase))
            ? "the target asks visitors for a turnstileToken or an identityToken, which the harness has not: switch that off for the agent"
            : null;

    // A key that was given for chats may have no other scope: then the refusal is right.
    private static string? LackOfScope(Evidence evidence) =>
        evidence is { Status: 403, Turn.Kind: TurnKind.Reply } && Operations.ScopeBeyondChat(evidence.Operation) is { } scope
            ? $"the key is refused with 403: give one with the scope {scope}"
            : null;
}
