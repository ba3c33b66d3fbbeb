using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>Counts what a plan sends.</summary>
internal static class PlanCount
{
    public static string Describe(Plan plan, int repeat) =>
        $"{plan.Requests * repeat} requests, of them {plan.Completions * repeat} that an agent answers or may answer{(repeat > 1 ? $" (in {repeat} rounds)" : "")}";
}
