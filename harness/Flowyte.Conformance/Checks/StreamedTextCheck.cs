namespace Flowyte.Conformance.Checks;

/// <summary>Whether streamed replies have their text where clients read it: CHUNK-3.</summary>
internal sealed class StreamedTextCheck : IRunCheck
{
    public IReadOnlyList<string> Requirements => ["CHUNK-3"];

    public bool NeedsWholeRun => true;

    public IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run)
    {
        var streams = run.Where(evidence => evidence.StreamedReply is { Chunks.Count: > 0 }).ToList();
        var withText = streams.Where(evidence => ReplyValues.Text(evidence) is not null).ToList();
        if (withText.Count > 0)
        {
            return withText.Select(evidence => evidence.Held("CHUNK-3"));
        }

        // An agent that says nothing in plain replies, either, proves nothing.
        if (!run.Any(evidence => evidence.IsCompletion && ReplyValues.Text(evidence) is not null))
        {
            return streams.Select(evidence => evidence.Unproven("CHUNK-3", "no reply of the run has text"));
        }

        return streams.Select(evidence => evidence.StreamedReply!.Gap is { } gap
            ? evidence.Unproven("CHUNK-3", gap)
            : evidence.Violated(
                "CHUNK-3",
                "No delta has text, though the plain replies of the run do.",
                "text at choices[0].delta.content",
                "no text in any stream of the run",
                evidence.StreamedReply!.Chunks[0].Location));
    }
}
