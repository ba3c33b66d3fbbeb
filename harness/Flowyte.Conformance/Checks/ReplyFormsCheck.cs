namespace Flowyte.Conformance.Checks;

/// <summary>
/// Whether plain and streamed replies agree: REL-1. Their roles, ids, models and finish reasons are held to the same values
/// by SHAPE-6 to SHAPE-15 and CHUNK-5 to CHUNK-15; that streams lack the text is CHUNK-3. What is left is the text
/// that only streams have.
/// </summary>
internal sealed class ReplyFormsCheck : IRunCheck
{
    public IReadOnlyList<string> Requirements => ["REL-1"];

    public bool NeedsWholeRun => true;

    public IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run)
    {
        var streamed = run.Any(evidence => evidence.StreamedReply is not null && ReplyValues.Text(evidence) is not null);
        var plain = run.Where(HasMessage).ToList();
        var withText = plain.Where(evidence => ReplyValues.Text(evidence) is not null).ToList();
        if (!streamed)
        {
            return plain.Select(evidence => evidence.Unproven("REL-1", "no stream of the run has text"));
        }

        return withText.Count > 0
            ? withText.Select(evidence => evidence.Held("REL-1"))
            : plain.Select(evidence => evidence.Violated(
                "REL-1",
                "No plain reply has text, though the streams of the run do.",
                "text at choices[0].message.content",
                "no text in any plain reply of the run",
                Place.InBody(0, evidence.Response!.Body.Length)));
    }

    // Replies without a message, or with content that is no text, are found by SHAPE-10 to SHAPE-14.
    private static bool HasMessage(Evidence evidence) =>
        evidence.IsCompletion
        && evidence.Json.Root?["choices"]?.Items is [var choice, ..]
        && choice["message"]?["content"] is { Kind: Json.JsonKind.String or Json.JsonKind.Null };
}
