using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Clients.Judging;

namespace Flowyte.Conformance.Kit;

/// <summary>What a client made of a scenario.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Detail">What led to it, for people; empty where nothing is to be said.</param>
/// <param name="Findings">The requirements for clients that did not hold, of every level.</param>
public sealed record KitVerdict(ClientOutcome Outcome, string Detail, IReadOnlyList<KitFinding> Findings)
{
    /// <summary>Whether the client read what is legal, noticed what is not, and sent a valid request: no MUST was broken.</summary>
    public bool IsGood => Outcome is ClientOutcome.Reads or ClientOutcome.Notices && !Findings.Any(finding => finding.Requirement.Level == Level.Must);

    /// <summary>The outcome and what was found, a line each.</summary>
    public override string ToString() => string.Join('\n', Findings.Select(finding => finding.ToString()).Prepend($"{Outcome}: {Detail}".TrimEnd(' ', ':')));
}
