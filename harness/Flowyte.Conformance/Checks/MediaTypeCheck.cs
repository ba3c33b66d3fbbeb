namespace Flowyte.Conformance.Checks;

/// <summary>The media types of replies: SHAPE-1 and SSE-1.</summary>
internal sealed class MediaTypeCheck : IExchangeCheck
{
    public IReadOnlyList<string> Requirements => ["SHAPE-1", "SSE-1"];

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (evidence.Response is not { } response)
        {
            yield break;
        }

        var actual = response.Header("Content-Type") ?? "no Content-Type";
        var place = Place.OfHeader(response, "Content-Type");
        if (evidence.IsCompletion)
        {
            yield return evidence.HeldUnless(
                !MediaTypes.IsJson(response.MediaType), "SHAPE-1", "The media type of the completion is not JSON's.", "application/json", actual, place);
        }

        if (evidence.StreamedReply is not null)
        {
            yield return evidence.HeldUnless(
                response.MediaType != "text/event-stream", "SSE-1", "The media type of the stream is not that of event streams.", "text/event-stream", actual, place);
        }
    }
}
