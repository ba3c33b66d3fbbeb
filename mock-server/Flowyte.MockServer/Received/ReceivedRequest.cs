using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Flowyte.MockServer.Chat;
using Flowyte.MockServer.Journal;
using Flowyte.MockServer.Sessions;
using Flowyte.MockServer.Widget;

namespace Flowyte.MockServer;

/// <summary>A request that arrived at a mock, without its keys, as far as it was answered when somebody looked.</summary>
public sealed class ReceivedRequest
{
    private const int LongestText = 60;

    private readonly JournalEntry _entry;
    private readonly Lazy<ChatRequest?> _chat;

    internal ReceivedRequest(JournalEntry entry, bool isOver)
    {
        _entry = entry;
        IsOver = isOver;
        _chat = new(() => Read(entry));
    }

    /// <summary>The number of the request in the order of arrival at the mock: 1 for the first.</summary>
    public long Number => _entry.Arrival;

    /// <summary>When it arrived, by the clock of the mock.</summary>
    public DateTimeOffset At => _entry.At;

    /// <summary>When its answer ended, by the clock of the mock; null where it is still being sent.</summary>
    public DateTimeOffset? EndedAt => IsOver ? At + _entry.Took : null;

    /// <summary>Whether the answer has ended, whole or not. While it has not, chunks and status tell what was sent so far.</summary>
    public bool IsOver { get; }

    /// <summary>The method, such as <c>POST</c>.</summary>
    public string Method => _entry.Method;

    /// <summary>Path and query.</summary>
    public string Path => _entry.Request.Path;

    /// <summary>The fields of the head; of credentials only the scheme is kept.</summary>
    public ImmutableArray<JournalHeader> Headers => _entry.Request.Headers;

    /// <summary>The body as it came, up to <see cref="MockOptions.JournalBodyBytes"/>.</summary>
    public string Body => _entry.Request.Body;

    /// <summary>
    /// The agent that was asked, as the member <c>model</c> says, or that of the session; null where the body has not the form of a chat request,
    /// or it was refused before the agent was known.
    /// </summary>
    public string? Model => _chat.Value?.Model ?? _entry.Agent;

    /// <summary>The messages, of a session the one that was sent; empty where the body has not the form of a chat request, or was refused unread.</summary>
    public ImmutableArray<ReceivedMessage> Messages =>
        _chat.Value is { } chat ? [.. chat.Messages.Select(message => new ReceivedMessage(message.Role, message.Text))] : [];

    /// <summary>The text of the last message of the user; empty where there is none.</summary>
    public string Said => Messages.LastOrDefault(message => message.Role == ChatMessage.User)?.Text ?? "";

    /// <summary>The member <c>user</c>; null where there is none.</summary>
    public string? User => _chat.Value?.User;

    /// <summary>Whether a stream was asked for.</summary>
    public bool AskedForStream => _chat.Value?.Stream ?? false;

    /// <summary>The status of the answer; null where the client left before there was one.</summary>
    public int? Status => _entry.Status;

    /// <summary>After which time the answer asked the client to come again; null where it did not.</summary>
    public TimeSpan? RetryAfter => _entry.RetryAfter;

    /// <summary>Which case was taken and why; null where the client left before that.</summary>
    public JournalMatch? Match => _entry.Match;

    /// <summary>The fault that the answer had; null for none.</summary>
    public string? Fault => _entry.Fault;

    /// <summary>Whether the answer was a stream.</summary>
    public bool IsStream => _entry.IsStream;

    /// <summary>How many chunks with text were sent.</summary>
    public int ChunksSent => _entry.ChunksSent;

    /// <summary>Whether the client left, or the mock was stopped, before the answer was whole.</summary>
    public bool ClientLeft => IsOver && _entry.Outcome == JournalOutcome.ClientLeft;

    /// <summary>Whether the attempt gives a client reason to try again: a status of 408, 409, 429 or 5xx, or an answer that a case or fault broke.</summary>
    public bool Failed => Status is 408 or 409 or 429 or >= 500 or null || Match?.Fail is not null || Fault is not null;

    /// <summary>From when on a client can wait before it tries again.</summary>
    internal DateTimeOffset WaitsFrom => _entry.RefusedAt ?? EndedAt ?? At;

    /// <summary>Tells the key that asked from others; null where the request was refused before its body was read.</summary>
    internal string? KeyDigest => _entry.KeyDigest;

    /// <summary>The value of a field of the head; null where it has none.</summary>
    /// <param name="name">The name, in upper or lower case.</param>
    public string? Header(string name)
    {
        foreach (var header in Headers)
        {
            if (header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return header.Value;
            }
        }

        return null;
    }

    /// <summary>The request in a line, such as <c>#2 agt_shop "hello" → 200, 5 chunks, case 1 from code of agt_shop: contains "hello"</c>.</summary>
    public override string ToString()
    {
        var what = Model is { } model ? $"{model} \"{Shortened(Said)}\"" : $"{Method} {Path}";
        var status = Status?.ToString(CultureInfo.InvariantCulture) ?? "no answer";
        var chunks = IsStream ? $", {Count(ChunksSent, "chunk")}" : "";
        var end = ClientLeft ? ", the client left" : IsOver ? "" : ", still being sent";
        var retry = RetryAfter is { } wait ? $", retry after {wait.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s" : "";
        return $"#{Number} {what} → {status}{chunks}{end}{retry}{(Match is null ? "" : $", {Match.Text}")}";
    }

    internal static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";

    private static ChatRequest? Read(JournalEntry entry)
    {
        var body = Encoding.UTF8.GetBytes(entry.Request.Body);
        var isOfSession = SessionRoute.Of(entry.Request.Path) is not null || WidgetRoute.Of(entry.Request.Path)?.Session is not null;
        return !isOfSession ? ChatRequestReader.Read(body, out _)
            : entry.Agent is { } agent && PostRequest.Read(body, int.MaxValue, out _) is { } post
                ? new() { Model = agent, Messages = [new(ChatMessage.User, post.Content)], Stream = post.Stream, IncludeUsage = false }
            : null;
    }

    private static string Shortened(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length > LongestText ? string.Concat(line.AsSpan(0, LongestText), "…") : line;
    }
}
