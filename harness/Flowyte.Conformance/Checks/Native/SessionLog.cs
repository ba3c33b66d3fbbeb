using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Checks.Native;

/// <summary>What was said in one session, in order, and the lists of its messages.</summary>
/// <param name="Session">The id of the session, as the requests have it.</param>
/// <param name="Exchanges">The requests to it that succeeded, in their order.</param>
internal sealed record SessionLog(string Session, IReadOnlyList<Evidence> Exchanges)
{
    private readonly IReadOnlyList<(int Place, SessionPost Post)> _posts =
    [
        .. from pair in Exchanges.Index()
           where pair.Item.Operation == Operation.PostMessage
           let post = SessionPost.Of(pair.Item)
           where post is not null
           select (pair.Index, post),
    ];

    /// <summary>The messages that were sent, and answered.</summary>
    public IEnumerable<SessionPost> Posts => PostsBefore(Exchanges.Count);

    /// <summary>The answers that list messages from the first on, as many as the target gives, each with the messages that were sent before it.</summary>
    public IEnumerable<(Evidence List, IReadOnlyList<JsonNode> Messages, IReadOnlyList<SessionPost> Posts)> Lists =>
        from pair in Exchanges.Index()
        where pair.Item.Operation == Operation.ListMessages && pair.Item.Exchange.Request.Target.Query.Length == 0
        let messages = MessagesOf(pair.Item)
        where messages is not null
        select (pair.Item, messages, (IReadOnlyList<SessionPost>)[.. PostsBefore(pair.Index)]);

    /// <summary>Whether the session was ended before an exchange.</summary>
    public bool IsEndedBefore(Evidence evidence) => Exchanges.TakeWhile(other => other != evidence).Any(other => other.Operation == Operation.EndSession);

    /// <summary>The sessions of a run.</summary>
    public static IReadOnlyList<SessionLog> Of(IReadOnlyList<Evidence> run) =>
    [
        .. run.Where(evidence => evidence.IsSuccess && SessionOf(evidence).Length > 0)
            .GroupBy(SessionOf)
            .Select(group => new SessionLog(group.Key, [.. group])),
    ];

    /// <summary>The id of the session that a request names; empty where it names none.</summary>
    public static string SessionOf(Evidence evidence)
    {
        const string Sessions = "/chat/sessions/";
        var path = evidence.Exchange.Request.Target.AbsolutePath;
        var start = path.LastIndexOf(Sessions, StringComparison.Ordinal);
        return start < 0 ? "" : Uri.UnescapeDataString(path[(start + Sessions.Length)..].Split('/')[0]);
    }

    /// <summary>The messages that an answer lists; null where it lists none that can be read.</summary>
    public static IReadOnlyList<JsonNode>? MessagesOf(Evidence list) =>
        SessionData.Of(list) is { } data && SessionData.Messages(data) is { } messages && messages.All(message => message.Kind == JsonKind.Object) ? messages : null;

    private IEnumerable<SessionPost> PostsBefore(int place) => _posts.TakeWhile(pair => pair.Place < place).Select(pair => pair.Post);
}
