using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using YamlDotNet.RepresentationModel;

namespace Flowyte.MockServer;

/// <summary>
/// A case that is being written: what a conversation has to have, and what it gets. Each member gives a new one and leaves the old one
/// as it was. The agent knows the case once it has a reply.
/// </summary>
public sealed class ScriptedCase
{
    private readonly ScriptedAgent _agent;
    private readonly ImmutableDictionary<string, YamlNode> _members;

    internal ScriptedCase(ScriptedAgent agent)
        : this(agent, ImmutableDictionary<string, YamlNode>.Empty)
    {
    }

    private ScriptedCase(ScriptedAgent agent, ImmutableDictionary<string, YamlNode> members)
    {
        _agent = agent;
        _members = members;
    }

    /// <summary>Asks that the last message of the user holds one of some texts, in upper or lower case.</summary>
    /// <param name="oneOf">The texts, of which one is enough.</param>
    /// <exception cref="AgentsException">The case asks for such texts already.</exception>
    public ScriptedCase UserSays(params string[] oneOf) => With("contains", CaseNodes.Texts(oneOf));

    /// <summary>Asks that the last message of the user is a text, upper and lower case and white space around it aside.</summary>
    /// <exception cref="AgentsException">The case asks for such a text already.</exception>
    public ScriptedCase UserSaysExactly(string text) => With("exact", CaseNodes.Text(text));

    /// <summary>Asks that a regular expression matches in the last message of the user. Its named groups can stand in the reply.</summary>
    /// <exception cref="AgentsException">The case asks for such an expression already.</exception>
    public ScriptedCase UserMatches([StringSyntax(StringSyntaxAttribute.Regex)] string expression) => With("matches", CaseNodes.Expression(expression)!);

    /// <summary>Asks that a regular expression matches in any message but the system's. A named group is a list of all that it took, each text once.</summary>
    /// <exception cref="AgentsException">The case asks for such an expression already.</exception>
    public ScriptedCase Anywhere([StringSyntax(StringSyntaxAttribute.Regex)] string expression) => With("anywhere", CaseNodes.Expression(expression)!);

    /// <summary>Asks for a message of a role, or one that is like what is given, wherever it stands. It can be called for several messages.</summary>
    /// <param name="role">Who speaks: <c>system</c>, <c>user</c>, <c>assistant</c> or <c>tool</c>; null for anybody.</param>
    /// <param name="contains">A text that the message holds; null for any.</param>
    /// <param name="exact">What the message is; null for any.</param>
    /// <param name="matches">A regular expression that matches in the message; null for none.</param>
    public ScriptedCase Message(
        string? role = null, string? contains = null, string? exact = null, [StringSyntax(StringSyntaxAttribute.Regex)] string? matches = null) =>
        WithOneMore("message", CaseNodes.Map([("role", CaseNodes.TextOrNothing(role)), .. CaseNodes.Pattern(contains, exact, matches)]));

    /// <summary>Asks that the user has sent so many messages.</summary>
    /// <param name="turn">How many: 1 is the first turn of a conversation.</param>
    public ScriptedCase OnTurn(int turn) => With("turn", CaseNodes.Text($"{turn}"));

    /// <summary>Asks that the user has sent so many messages.</summary>
    /// <param name="first">As many at least.</param>
    /// <param name="last">As many at most; null for any number.</param>
    public ScriptedCase OnTurns(int first, int? last = null) => With("turn", CaseNodes.Text(last is null ? $"{first}+" : $"{first}-{last}"));

    /// <summary>Asks that a result of a tool follows the last message of the user.</summary>
    /// <param name="tool">The name of the function that was called; null for any.</param>
    /// <param name="contains">A text that the result holds; null for any.</param>
    /// <param name="exact">What the result is; null for any.</param>
    /// <param name="matches">A regular expression that matches in the result; null for none.</param>
    public ScriptedCase AfterToolResult(
        string? tool = null, string? contains = null, string? exact = null, [StringSyntax(StringSyntaxAttribute.Regex)] string? matches = null) =>
        With("toolResult", CaseNodes.Map([("tool", CaseNodes.TextOrNothing(tool)), .. CaseNodes.Pattern(contains, exact, matches)]));

    /// <summary>Asks that no result of a tool follows the last message of the user.</summary>
    public ScriptedCase WithoutToolResult() => With("toolResult", CaseNodes.Flag(false));

    /// <summary>Asks for the request's member <c>user</c>.</summary>
    /// <param name="user">What it is, or a regular expression between slashes.</param>
    public ScriptedCase FromUser(string user) => With("user", CaseNodes.Text(user));

    /// <summary>Lets the agent call a tool before it speaks. Sessions show it; chat/completions does not. It can be called for several calls.</summary>
    /// <param name="tool">The name of the tool.</param>
    /// <param name="arguments">What it is called with, which becomes a JSON object: <c>new { number = "{{number}}" }</c>; null for none.</param>
    /// <param name="result">What it gives back, which becomes JSON; null where nothing is known of it.</param>
    public ScriptedCase Calls(string tool, object? arguments = null, object? result = null) => WithOneMore(
        "call", CaseNodes.Map(("name", CaseNodes.Text(tool)), ("arguments", CaseNodes.JsonOrNothing(arguments)), ("result", CaseNodes.JsonOrNothing(result))));

    /// <summary>Lets the agent look something up in its knowledge before it speaks. Sessions show it; chat/completions does not. It can be called for several.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="titles">The titles of the documents that are found.</param>
    public ScriptedCase Retrieves(string query, params string[] titles) => WithOneMore(
        "retrieve",
        CaseNodes.Map(
            ("query", CaseNodes.Text(query)),
            ("documents", new YamlSequenceNode(titles.Select(title => CaseNodes.Map(("title", CaseNodes.Text(title))))))));

    /// <summary>Lets the agent suggest quick replies to the user. Sessions show them; chat/completions does not.</summary>
    /// <param name="texts">The quick replies, each once.</param>
    /// <exception cref="AgentsException">The case suggests some already.</exception>
    public ScriptedCase Suggests(params string[] texts) => With("suggest", CaseNodes.Texts(texts));

    /// <summary>Gives the case a pace of its own.</summary>
    /// <param name="firstToken">The time from the request to the first text, up to a minute.</param>
    /// <param name="perChunk">The time between two chunks, up to a minute.</param>
    /// <param name="tokensPerSecond">Instead of it: how many tokens are said in a second, four characters being one.</param>
    /// <param name="jitter">By which part of itself a time is longer or shorter at most, from 0 to 1.</param>
    public ScriptedCase WithPace(TimeSpan firstToken = default, TimeSpan perChunk = default, double? tokensPerSecond = null, double jitter = 0) =>
        With("pace", CaseNodes.Pace(firstToken, perChunk, tokensPerSecond, jitter));

    /// <summary>Lets each reply have a fault or variant of <c>specs/faults</c>, where that concerns it.</summary>
    /// <param name="fault">The id of the fault, such as <c>no-done</c>.</param>
    public ScriptedCase WithFault(string fault) => With("fault", CaseNodes.Text(fault));

    /// <summary>Lets the first attempt at the conversation be refused.</summary>
    /// <param name="status">The status, from 400 to 599.</param>
    /// <param name="retryAfter">After which time the client may ask again, up to a minute; null where the refusal does not say.</param>
    /// <param name="delay">The time that passes before the refusal, up to a minute.</param>
    /// <param name="asDate">Whether it says so as a date, rounded up to whole seconds, and not as a number of seconds.</param>
    public ScriptedAttempts FailWith(int status, TimeSpan? retryAfter = null, TimeSpan delay = default, bool asDate = false) =>
        new ScriptedAttempts(this).Then(status, retryAfter, delay, asDate);

    /// <summary>Lets the reply to the first attempt stop behind a chunk of its text.</summary>
    /// <param name="chunk">How many chunks with text are sent.</param>
    /// <param name="how">How it stops.</param>
    public ScriptedAttempts CutAtChunk(int chunk, CutKind how = CutKind.Reset) => new ScriptedAttempts(this).ThenCutAtChunk(chunk, how);

    /// <summary>Lets the reply to the first attempt stop behind a byte of its body.</summary>
    /// <param name="length">How many bytes are sent.</param>
    /// <param name="how">How it stops.</param>
    public ScriptedAttempts CutAtByte(int length, CutKind how = CutKind.Reset) => new ScriptedAttempts(this).ThenCutAtByte(length, how);

    /// <summary>Gives the first attempt no answer at all, until the client leaves.</summary>
    public ScriptedAttempts Hang() => new ScriptedAttempts(this).ThenHang();

    /// <summary>Resets the connection of the first attempt before anything is answered.</summary>
    public ScriptedAttempts ResetConnection() => new ScriptedAttempts(this).ThenResetConnection();

    /// <summary>Lets the reply to the first attempt have a fault or variant of <c>specs/faults</c>.</summary>
    /// <param name="fault">The id of the fault, such as <c>no-done</c>.</param>
    public ScriptedAttempts MeetFault(string fault) => new ScriptedAttempts(this).ThenFault(fault);

    /// <summary>Teaches the agent the case.</summary>
    /// <param name="text">What it says. <c>{{number}}</c> and <c>{{number | upper}}</c> are places for what a named group took.</param>
    /// <returns>The agent, for the next case.</returns>
    /// <exception cref="AgentsException">Something of the case is wrong; the message says what was expected.</exception>
    public ScriptedAgent Reply(string text) => Learn(CaseNodes.Text(text));

    /// <summary>Teaches the agent the case.</summary>
    /// <param name="chunks">What it says: a stream has exactly these chunks.</param>
    /// <returns>The agent, for the next case.</returns>
    /// <exception cref="AgentsException">Something of the case is wrong; the message says what was expected.</exception>
    public ScriptedAgent ReplyInChunks(params string[] chunks) => Learn(CaseNodes.Texts(chunks));

    internal ScriptedCase Failing(IEnumerable<string> steps) => With("fail", CaseNodes.Texts(steps));

    private ScriptedAgent Learn(YamlNode reply) => _agent.Learn(CaseNodes.Map(_members.Select(member => (member.Key, (YamlNode?)member.Value)).Append(("reply", reply))));

    private ScriptedCase WithOneMore(string key, YamlNode value)
    {
        var others = _members.TryGetValue(key, out var known) ? ((YamlSequenceNode)known).Children : [];
        return new(_agent, _members.SetItem(key, new YamlSequenceNode([.. others, value])));
    }

    private ScriptedCase With(string key, YamlNode value) => _members.ContainsKey(key)
        ? throw new AgentsException([new(_agent.Id, 0, 0, $"The case says {key} already, as the files of agents call it. Say it once, or make it two cases.")])
        : new(_agent, _members.Add(key, value));
}
