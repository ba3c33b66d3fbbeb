using Flowyte.Conformance.Baselines;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Tests.Running;
using Flowyte.Conformance.Verdicts;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Verdicts;

/// <summary>One letter stands for a result: p passed, f failed, a failed and accepted, w warned, n noted, u untested, x excluded; M, S or A for its level.</summary>
[TestFixture]
public sealed class ConclusionTests
{
    [TestCase("Mp Mp Sp", "", Verdict.Conformant, 0, "conformant: 3 requirements passed")]
    [TestCase("Mp", "", Verdict.Conformant, 0, "conformant: 1 requirement passed")]
    [TestCase("Mp Sw Sw An", "", Verdict.Conformant, 0, "conformant: 1 requirement passed, 2 warnings")]
    [TestCase("Mp Mu Mu Su", "", Verdict.Conformant, 0, "partially conformant: 1 requirement passed, 2 MUSTs untested")]
    [TestCase("Mp Su Au Mx", "", Verdict.Conformant, 0, "conformant: 1 requirement passed")]
    [TestCase("Mp Su", "strict", Verdict.Conformant, 0, "partially conformant: 1 requirement passed, 1 MUST or SHOULD untested")]
    [TestCase("Mp Su Mu", "strict", Verdict.Conformant, 0, "partially conformant: 1 requirement passed, 2 MUSTs and SHOULDs untested")]
    [TestCase("Mp Mf Sw Mf Au Mx", "", Verdict.NotConformant, 1, "not conformant: 2 of 4 requirements failed, first R-2: The statement of R-2")]
    [TestCase("Mf", "", Verdict.NotConformant, 1, "not conformant: 1 of 1 requirement failed, R-1: The statement of R-1")]
    [TestCase("Mp Mu", "complete", Verdict.Conformant, 3, "partially conformant: 1 requirement passed, 1 MUST untested")]
    [TestCase("Mp Au", "complete", Verdict.Conformant, 3, "conformant: 1 requirement passed")]
    [TestCase("Mp Mx", "complete", Verdict.Conformant, 0, "conformant: 1 requirement passed")]
    [TestCase("Mf Mu", "complete", Verdict.NotConformant, 1, "not conformant: 1 of 1 requirement failed, R-1: The statement of R-1")]
    [TestCase("Mx Sx", "", Verdict.None, 4, "no verdict: nothing was tested, everything is excluded")]
    [TestCase("", "", Verdict.None, 4, "no verdict: nothing was tested, everything is excluded")]
    [TestCase("Mx Su Mu", "", Verdict.None, 4, "no verdict: nothing could be tested, R-2 for one: the reason of R-2")]
    [TestCase("Mu", "complete", Verdict.None, 4, "no verdict: nothing could be tested, R-1 for one: the reason of R-1")]
    [TestCase("Mf Mu", "unreachable", Verdict.None, 4, "no verdict: the target could not be reached")]
    [TestCase("Mp Mu", "throttled", Verdict.None, 4, "no verdict: the target answered every request with 429 (rate limit)")]
    [TestCase("Mp Mf", "throttled", Verdict.NotConformant, 1, "not conformant: 1 of 2 requirements failed, R-2: The statement of R-2")]
    [TestCase("Mp", "crashed", Verdict.None, 4, "no verdict: a check of the harness crashed, which is no fault of the target")]
    [TestCase("Mp Mf", "crashed", Verdict.NotConformant, 1, "not conformant: 1 of 2 requirements failed, R-2: The statement of R-2")]
    [TestCase("Mp Mu", "interrupted", Verdict.Conformant, 130, "partially conformant: 1 requirement passed, 1 MUST untested (interrupted)")]
    [TestCase("Mf", "interrupted", Verdict.NotConformant, 130, "not conformant: 1 of 1 requirement failed, R-1: The statement of R-1 (interrupted)")]
    [TestCase("Mu", "interrupted", Verdict.None, 130, "no verdict: nothing could be tested, R-1 for one: the reason of R-1 (interrupted)")]
    [TestCase("Mp Ma", "", Verdict.Conformant, 0, "conformant but for 1 accepted failure: 1 requirement passed")]
    [TestCase("Mp Ma Sa Mu", "strict", Verdict.Conformant, 0, "partially conformant but for 2 accepted failures: 1 requirement passed, 1 MUST or SHOULD untested")]
    [TestCase("Mp Ma Mf", "", Verdict.NotConformant, 1, "not conformant: 1 of 3 requirements failed beside 1 accepted, R-3: The statement of R-3")]
    [TestCase("Mp", "stale", Verdict.Conformant, 1, "stale baseline: R-9 passes again, and 1 more entry. Otherwise conformant: 1 requirement passed")]
    [TestCase("Mp Mu", "stale complete", Verdict.Conformant, 1, "stale baseline: R-9 passes again, and 1 more entry. Otherwise partially conformant: 1 requirement passed, 1 MUST untested")]
    [TestCase("Mf", "stale", Verdict.NotConformant, 1, "not conformant: 1 of 1 requirement failed, R-1: The statement of R-1. The baseline is stale: R-9 passes again, and 1 more entry")]
    [TestCase("Mu", "stale", Verdict.None, 4, "no verdict: nothing could be tested, R-1 for one: the reason of R-1. The baseline is stale: R-9 passes again, and 1 more entry")]
    public void The_results_decide_the_verdict(string results, string circumstances, Verdict verdict, int exitCode, string headline)
    {
        var conclusion = Conclusion.Of(
            [.. results.Split(' ', StringSplitOptions.RemoveEmptyEntries).Index().Select(pair => Result($"R-{pair.Index + 1}", pair.Item))],
            new()
            {
                Strict = circumstances == "strict",
                RequireComplete = circumstances.EndsWith("complete", StringComparison.Ordinal),
                Stale = circumstances.StartsWith("stale", StringComparison.Ordinal) ? ["R-9 passes again", "R-8 passes again"] : [],
                Interrupted = circumstances == "interrupted",
                Unreachable = circumstances == "unreachable",
                Throttled = circumstances == "throttled",
                Crashed = circumstances == "crashed",
            });

        Assert.That(conclusion, Is.EqualTo(new Conclusion(verdict, headline, exitCode)));
    }

    private static RequirementResult Result(string id, string letters) => new()
    {
        Requirement = MadeUp.Requirement(id, letters[0] switch { 'M' => Level.Must, 'S' => Level.Should, _ => Level.May }),
        Status = letters[1] switch
        {
            'p' => RequirementStatus.Passed,
            'f' or 'a' => RequirementStatus.Failed,
            'w' => RequirementStatus.Warned,
            'n' => RequirementStatus.Noted,
            'u' => RequirementStatus.Untested,
            _ => RequirementStatus.Excluded,
        },
        Reason = letters[1] == 'u' ? $"the reason of {id}" : "",
        Accepted = letters[1] == 'a' ? new Acceptance("ticket 4711", Until: null) : null,
    };
}
