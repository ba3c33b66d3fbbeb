using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether there is one choice where none was asked for by number: SHAPE-17.</summary>
internal sealed class ChoiceCountCheck : IExchangeCheck
{
    public IReadOnlyList<string> Requirements => ["SHAPE-17"];

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        // None at all is what SHAPE-10 is about.
        if (evidence is { IsCompletion: true, AsksForChoices: false } && evidence.Json.Root?["choices"] is { Kind: JsonKind.Array, Items.Count: > 0 } choices)
        {
            yield return evidence.HeldUnless(
                choices.Items.Count > 1,
                "SHAPE-17",
                "The completion has several choices, although the request has no n.",
                "one choice",
                $"{choices.Items.Count} choices",
                Place.InBody(choices, "/choices"));
        }
    }
}
