using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Checks;

/// <summary>How a stream reports an error after it has begun: SSE-19.</summary>
internal sealed class StreamErrorCheck : StreamCheck
{
    public override IReadOnlyList<string> Requirements => ["SSE-19"];

    protected override IEnumerable<Observation> Judge(Evidence evidence, StreamedReply reply)
    {
        if (reply.Error is not { } error)
        {
            yield break;
        }

        if (error.Json.Root?["error"] is not { Kind: JsonKind.Object } value || value["message"] is not { Kind: JsonKind.String })
        {
            yield return evidence.Violated(
                "SSE-19",
                "The error has no form that clients read.",
                "data: {\"error\": {\"message\": \"…\"}}",
                Excerpt.Of(error.Data.Span),
                error.DataLocation);
        }

        if (reply.Data.FirstOrDefault(chunk => chunk.Location.Offset > error.Location.Offset && !chunk.IsMeantAsDone) is { } next)
        {
            yield return evidence.Violated("SSE-19", "The stream goes on after its error.", "nothing, or [DONE]", Excerpt.Of(next.Data.Span), next.Location);
        }

        if (reply.Chunks.FirstOrDefault(chunk => chunk.FinishReason?.AsString() == "stop") is { } stop)
        {
            yield return evidence.Violated(
                "SSE-19",
                "The stream reports an error, and says all the same that the reply is whole.",
                "no finish_reason stop beside an error",
                "finish_reason stop",
                stop.Locate(stop.FinishReason!, "/choices/0/finish_reason"));
        }

        yield return evidence.Held("SSE-19");
    }
}
