namespace Flowyte.Conformance.Checks;

/// <summary>Whether the choices of chunks have the index 0: CHUNK-11, beside what its schema says.</summary>
internal sealed class ChoiceIndexCheck : StreamCheck
{
    public override IReadOnlyList<string> Requirements => ["CHUNK-11"];

    protected override IEnumerable<Observation> Judge(Evidence evidence, StreamedReply reply)
    {
        if (evidence.AsksForChoices)
        {
            yield break;
        }

        foreach (var chunk in reply.Chunks)
        {
            for (var i = 0; i < chunk.Choices.Count; i++)
            {
                // Indexes that are no whole number, or less than 0, are found by the schema.
                if (chunk.Choices[i]["index"] is { IsIntegerToken: true, Text: var text } index && text != "0" && text[0] != '-')
                {
                    yield return evidence.Violated(
                        "CHUNK-11", "The choice has an index other than 0; it counts choices, not chunks.", "0", text, chunk.Locate(index, $"/choices/{i}/index"));
                }
            }
        }
    }
}
