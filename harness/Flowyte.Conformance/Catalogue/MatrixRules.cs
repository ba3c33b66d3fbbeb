using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Catalogue;

/// <summary>What a schema cannot say of a conversation's matrix.</summary>
internal static class MatrixRules
{
    private const int MostCases = 1_000;

    public static IEnumerable<SpecProblem> Check(SpecFile file)
    {
        var axes = file.Root["matrix"]?.Members ?? [];
        var used = PlaceholderRules.In(file.Root["body"]).Concat(PlaceholderRules.In(file.Root["turns"])).Select(found => found.Name).ToHashSet();
        foreach (var axis in axes)
        {
            if (PlaceholderRules.RunVariables.Contains(axis.Name) || PlaceholderRules.IsAnswer(axis.Name))
            {
                yield return file.Problem(axis.NameOffset, $"The axis {Words.Quote(axis.Name)} hides a variable of that name; give it another one.");
            }
            else if (!used.Contains(axis.Name))
            {
                yield return file.Problem(axis.NameOffset, $"No request holds {Words.Quote($"{{{{{axis.Name}}}}}")}, so each value of this axis would send the same.");
            }

            // An axis may not hold another one, nor itself: filling it in would have no end.
            foreach (var problem in Labels(file, axis.Value).Concat(PlaceholderRules.Check(file, axis.Value, PlaceholderRules.RunVariables)))
            {
                yield return problem;
            }
        }

        var cases = axes.Aggregate(1L, (product, axis) => Math.Min(product * Math.Max(axis.Value.Items.Count + axis.Value.Members.Count, 1), int.MaxValue));
        if (cases > MostCases)
        {
            yield return file.Problem(file.Root["matrix"]!, $"The matrix has {cases:N0} combinations; at most {MostCases:N0} are run.");
        }
    }

    private static IEnumerable<SpecProblem> Labels(SpecFile file, JsonNode axis)
    {
        var seen = new HashSet<string>();
        foreach (var value in axis.Items)
        {
            var label = MatrixLabels.Of(value);
            if (string.IsNullOrEmpty(label))
            {
                yield return file.Problem(value, "This value has no text to be a label; make the axis a map from labels to values.");
            }
            else if (!seen.Add(label))
            {
                yield return file.Problem(value, $"The label {Words.Quote(label)} is there twice; make the axis a map from labels to values.");
            }
        }
    }
}
