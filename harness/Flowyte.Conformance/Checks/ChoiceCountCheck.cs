using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether there is one choice: SHAPE-17 where no number was asked for, IGN-14 where one was, which is ignored.</summary>
internal sealed class ChoiceCountCheck : IExchangeCheck
{
    public IReadOnlyList<string> Requirements => ["SHAPE-17", "IGN-14"];

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        // None at all is what SHAPE-10 is about.
        if (evidence.IsCompletion && evidence.Json.Root?["choices"] is { Kind: JsonKind.Array, Items.Count: > 0 } choices)
        {
            var (requirement, message) = evidence.AsksForChoices
                ? ("IGN-14", "The completion has several choices because the request asks for them.")
                : ("SHAPE-17", "The completion has several choices, although the request has no n.");
            yield return evidence.HeldUnless(choices.Items.Count > 1, requirement, message, "one choice", $"{choices.Items.Count} choices", Place.InBody(choices, "/choices"));
        }

        if (evidence is { AsksForChoices: true, StreamedReply: { Gap: null, Chunks.Count: > 0 } reply })
        {
            // Indexes that count something else than the choices that were asked for are what CHUNK-11 is about.
            var indexes = reply.Chunks.SelectMany(chunk => chunk.Choices).Select(IndexOf).ToHashSet();
            var isSeveral = indexes.Count > 1 && indexes.All(index => index >= 0 && index < evidence.ChoicesAskedFor());
            var other = reply.Chunks.FirstOrDefault(chunk => chunk.Choices.Any(choice => IndexOf(choice) > 0));
            yield return evidence.HeldUnless(
                isSeveral,
                "IGN-14",
                "The stream has chunks of several choices because the request asks for them.",
                "chunks of the choice 0",
                Excerpt.Of((other ?? reply.Chunks[0]).Data.Span),
                other?.Location);
        }
    }

    private static int IndexOf(JsonNode choice) =>
        choice["index"] is { IsIntegerToken: true } index && int.TryParse(index.Text, out var number) ? number : -1;
}
