using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Benchmarks.Runs;

/// <summary>How much a run of the chat profile sends to a target of which everything is known.</summary>
/// <param name="Requests">All requests.</param>
/// <param name="Completions">Those that an agent answers or may answer.</param>
internal sealed record PlanSize(int Requests, int Completions)
{
    /// <summary>Counts the plan of the built-in specs.</summary>
    public static PlanSize OfBuiltIn()
    {
        var target = new Target
        {
            BaseUrl = new Uri("http://127.0.0.1:9/api/v1"),
            Agent = "agt_123",
            Key = "counted, not sent",
            UnpublishedAgent = "agt_draft",
            UnscopedKey = "counted, not sent either",
            PublishableKey = "nor is this one",
        };
        var plan = new Suite(SpecsFolder.Load()).Plan(target, new RunSettings());
        return new PlanSize(plan.Requests, plan.Completions);
    }
}
