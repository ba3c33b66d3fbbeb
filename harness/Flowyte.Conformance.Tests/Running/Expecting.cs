using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Tests.Running;

/// <summary>Checks that look at what turns expect of the status and at nothing else.</summary>
internal static class Expecting
{
    public static Judgement Judge(IReadOnlyList<Evidence> run) => new([.. run.SelectMany(Judge)], []);

    private static IEnumerable<Observation> Judge(Evidence evidence) => evidence.Turn.Expectations.Select(expectation => expectation switch
    {
        _ when Controls.Failure(evidence) is { } failure => evidence.Unproven(expectation.Requirement, failure),
        _ when evidence.Exchange.End == ExchangeEnd.Complete
            && (expectation.Reply ? evidence.Status == 200 : expectation.Statuses.Contains($"{evidence.Status}")) => evidence.Held(expectation.Requirement),
        _ => evidence.Violated(expectation.Requirement, "Not as expected.", "another status", $"{evidence.Status}"),
    });
}
