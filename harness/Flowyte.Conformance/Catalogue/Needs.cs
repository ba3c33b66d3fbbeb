using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Catalogue;

/// <summary>A conversation that uses a fact of the target has to say that it needs it: without the fact it would send something else.</summary>
internal static class Needs
{
    public static IEnumerable<SpecProblem> Check(SpecFile file, string need, JsonNode at) =>
        (file.Root["needs"]?.Items ?? []).Any(item => item.Text == need) ? [] : [file.Problem(at, $"A conversation that uses this says needs: [{need}].")];
}
