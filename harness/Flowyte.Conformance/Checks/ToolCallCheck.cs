using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether the tool calls of a stream are counted from 0: CHUNK-24, beside what its schema says.</summary>
internal sealed class ToolCallCheck : StreamCheck
{
    public override IReadOnlyList<string> Requirements => ["CHUNK-24"];

    protected override IEnumerable<Observation> Judge(Evidence evidence, StreamedReply reply)
    {
        // Indexes that are missing or no whole number are found by the schema.
        var next = 0;
        foreach (var chunk in reply.Chunks)
        {
            var calls = chunk.Delta?["tool_calls"]?.Items ?? [];
            for (var i = 0; i < calls.Count; i++)
            {
                if (calls[i]["index"] is not { IsIntegerToken: true } index || !int.TryParse(index.Text, out var number))
                {
                    continue;
                }

                if (number > next)
                {
                    yield return evidence.Violated(
                        "CHUNK-24",
                        "The tool calls are not counted from 0.",
                        $"{next}",
                        index.Text,
                        chunk.Locate(index, $"/choices/0/delta/tool_calls/{i}/index"));
                }

                next = Math.Max(next, number + 1);
            }
        }
    }
}
