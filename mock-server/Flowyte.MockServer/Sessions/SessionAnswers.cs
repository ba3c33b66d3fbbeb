using System.Collections.Immutable;
using System.Text.Json;
using Flowyte.MockServer.Answers;
using Flowyte.MockServer.Chat;
using Flowyte.MockServer.Hosting;

namespace Flowyte.MockServer.Sessions;

/// <summary>Gives what is answered about sessions its form.</summary>
internal static class SessionAnswers
{
    private static readonly HeaderField JsonType = new("Content-Type", "application/json; charset=utf-8");

    /// <summary>A session that was created.</summary>
    public static Answer Created(Session session) => Json(201, new SessionPayload(session), new HeaderField("Location", $"{Routes.Sessions}/{session.Id}"));

    /// <summary>A session.</summary>
    public static Answer Of(Session session) => Json(200, new SessionPayload(session));

    /// <summary>A page of messages.</summary>
    public static Answer Of(Session session, MessagePage page) => Json(200, new PagePayload(session.Id, page));

    /// <summary>The answer to a message, in the form that was asked for.</summary>
    public static Answer Of(SessionExchange exchange, Reply said, bool isStream) => isStream
        ? Stream(exchange, said)
        : new()
        {
            Status = 200,
            Headers = [JsonType],
            Body = new JsonBody(new EnvelopePayload(new ExchangePayload(exchange)), said.Delays.Aggregate(TimeSpan.Zero, (sum, delay) => sum + delay)),
        };

    private static Answer Json(int status, JsonPayload data, params ReadOnlySpan<HeaderField> more) => new()
    {
        Status = status,
        Headers = [JsonType, .. more],
        Body = new JsonBody(new EnvelopePayload(data), TimeSpan.Zero),
    };

    private static Answer Stream(SessionExchange exchange, Reply said)
    {
        var id = exchange.Answer.Id;
        var actions = exchange.Answer.Actions!;
        ImmutableArray<StreamEvent> before =
        [
            .. actions.Retrievals.Select(retrieval => Part(SessionEvents.Retrieval, json =>
            {
                json.WritePropertyName("retrieval"u8);
                ActionsMembers.Write(json, retrieval);
            })),
            .. actions.Calls.Select(call => Part(SessionEvents.ToolCall, json =>
            {
                json.WritePropertyName("toolCall"u8);
                ActionsMembers.Write(json, call);
            })),
        ];
        var frame = new TextFrame((delay, text) => Part(SessionEvents.Delta, json => json.WriteString("text"u8, text), delay));
        NamedEvent[] suggested = actions.QuickReplies.IsEmpty ? [] : [Part(SessionEvents.QuickReplies, json => ActionsMembers.WriteQuickReplies(json, actions))];
        var done = new NamedEvent(TimeSpan.Zero, SessionEvents.Done, new ExchangePayload(exchange));
        return new()
        {
            Status = 200,
            Headers = CompletionAnswers.StreamHead,
            Body = new StreamBody(before, frame, said.Pieces, said.Delays, [.. suggested, done]),
        };

        NamedEvent Part(string name, Action<Utf8JsonWriter> write, TimeSpan delay = default) => new(delay, name, new MembersPayload(json =>
        {
            json.WriteString("messageId"u8, id);
            write(json);
        }));
    }
}
