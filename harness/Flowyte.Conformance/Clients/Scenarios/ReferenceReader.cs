using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Clients.Adapters;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Clients.Scenarios;

/// <summary>Asks a server as a client would, and reads the bytes of the answer itself.</summary>
internal static class ReferenceReader
{
    private static readonly string[] MessagePlaces = ["/error/message", "/message", "/detail", "/title"];

    public static async Task<ServerReading> ReadAsync(AdapterRequest request, TimeProvider time, CancellationToken cancellation)
    {
        await using var sender = new WireSender(time: time);
        var exchange = await sender.SendAsync(request.Id, WireRequestOf(request), reuseConnection: false, request.Timeout, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return exchange.Response is { } response ? ReadingOf(exchange, response, request.Stream) : new ServerReading();
    }

    private static WireRequest WireRequestOf(AdapterRequest request)
    {
        var body = JsonNode.Object([("model", JsonNode.Of(request.Agent)), ("messages", AdapterMessageJson.Of(request.Messages)), .. request.Stream ? new[] { ("stream", JsonNode.Of(true)) } : []]);
        return new WireRequest
        {
            Method = "POST",
            Target = new Uri($"{request.BaseUrl.ToString().TrimEnd('/')}/chat/completions"),
            Headers = [new("Authorization", $"Bearer {request.Key}"), new("Content-Type", "application/json"), new("Accept", "application/json"), new("User-Agent", "flowyte-conformance")],
            Body = JsonText.WriteUtf8(body),
        };
    }

    private static ServerReading ReadingOf(Exchange exchange, WireResponse response, bool stream)
    {
        var isWhole = exchange.End == ExchangeEnd.Complete;
        var tokenizer = new EventStreamTokenizer(StreamedReply.Limits);
        tokenizer.Append(response.Body.Span, TimeSpan.Zero);
        var streamed = new StreamedReply(tokenizer.Complete(), isWhole, choices: 1);
        var root = JsonText.Parse(response.Body).Root;
        var isStream = stream && streamed.Data.Count > 0;
        var error = isStream ? streamed.Error?.Json.Root : response.Status >= 400 || root?["error"] is { Kind: not JsonKind.Null } ? root : null;
        var choice = root is null ? null : JsonPointer.Find(root, "/choices/0");
        return new ServerReading
        {
            Status = response.Status,
            Text = isStream ? streamed.Text : choice?["message"]?["content"]?.AsString() ?? "",
            TextWithParts = isStream
                ? string.Concat(streamed.Chunks.Select(chunk => TextOf(chunk.Json.Root, "/choices/0/delta/content")))
                : TextOf(root, "/choices/0/message/content"),
            FinishReason = isStream
                ? streamed.Chunks.Select(chunk => chunk.FinishReason?.AsString()).LastOrDefault(reason => reason is not null)
                : choice?["finish_reason"]?.AsString(),
            IsWhole = isWhole && error is null,
            IsWellFormed = isStream ? streamed.Gap is null : choice?["message"]?["content"] is { Kind: JsonKind.String },
            EndsWithinEvent = isStream && streamed is { Done: null, Chunks: [.., { Block.IsTerminated: false, FinishReason: not null }] },
            TellsError = response.Status >= 400 || error is not null,
            ErrorMessage = error is null ? "" : MessagePlaces.Select(place => JsonPointer.Find(error, place)?.AsString()).FirstOrDefault(message => message is not null) ?? "",
        };
    }

    private static string TextOf(JsonNode? root, string place) => (root is null ? null : JsonPointer.Find(root, place)) switch
    {
        { Kind: JsonKind.Array } parts => string.Concat(parts.Items.Select(part => part["text"]?.AsString())),
        var content => content?.AsString() ?? "",
    };
}
