using System.Buffers;
using System.Text;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Checks;

/// <summary>Which requests of a run hold which codes, and whose codes an answer tells.</summary>
internal sealed class CodeOwners
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private readonly Dictionary<string, List<Evidence>> _owners = [];

    /// <param name="run">Every exchange.</param>
    public CodeOwners(IReadOnlyList<Evidence> run)
    {
        foreach (var evidence in run)
        {
            foreach (var code in evidence.Turn.Codes)
            {
                if (!_owners.TryGetValue(code, out var owners))
                {
                    _owners.Add(code, owners = []);
                }

                owners.Add(evidence);
            }
        }
    }

    /// <summary>How many different codes there are.</summary>
    public int Count => _owners.Count;

    /// <summary>The codes that an answer tells, each once; one that is spread over deltas counts.</summary>
    public IReadOnlySet<string> ToldBy(Evidence evidence)
    {
        var found = InText(BodyOf(evidence));
        if (evidence.StreamedReply is { } reply)
        {
            found.UnionWith(InText(reply.Text));
        }

        return found;
    }

    /// <summary>An exchange that a code belongs to: the first that asks for it.</summary>
    public Evidence OwnerOf(string code) => _owners[code][0];

    /// <summary>Whether a code stands in the request itself, or in another one of its conversation.</summary>
    public bool IsOfConversation(Evidence evidence, string code) => _owners[code].Exists(owner => ConversationOf(owner) == ConversationOf(evidence));

    /// <summary>Whether a code stands in another request with the same <c>user</c>, and not in this one.</summary>
    public bool IsOfUser(Evidence evidence, string code) =>
        UserOf(evidence) is { } user && !evidence.Turn.Codes.Contains(code) && _owners[code].Exists(owner => UserOf(owner) == user);

    /// <summary>The requests with the same <c>user</c> whose codes are not all known to this one; none where it has no <c>user</c>.</summary>
    public IEnumerable<Evidence> OthersOfUser(Evidence evidence) => UserOf(evidence) is { } user
        ? _owners.Values.SelectMany(owners => owners).Where(owner => UserOf(owner) == user && owner.Turn.Codes.Except(evidence.Turn.Codes).Any())
        : [];

    /// <summary>The place of a code in the body; null where it does not stand there as a whole.</summary>
    public static Verdicts.FindingLocation? PlaceOf(Evidence evidence, string code)
    {
        var body = BodyOf(evidence);
        var at = body.IndexOf(code, StringComparison.Ordinal);
        return at < 0 ? null : Place.InBody(Encoding.UTF8.GetByteCount(body.AsSpan(0, at)), code.Length);
    }

    // The id of an exchange is that of its conversation, a slash and the number of the turn.
    private static string ConversationOf(Evidence evidence)
    {
        var id = evidence.Exchange.Id;
        return id.LastIndexOf('/') is > 0 and var slash ? id[..slash] : id;
    }

    private static string? UserOf(Evidence evidence) => evidence.RequestBody?["user"] is { Kind: JsonKind.String, Text.Length: > 0 } user ? user.Text : null;

    private static string BodyOf(Evidence evidence) => evidence.Response is { } response ? Encoding.UTF8.GetString(response.Body.Span) : "";

    // Linear in the text, whatever it is.
    private HashSet<string> InText(string text)
    {
        var found = new HashSet<string>();
        var codes = _owners.GetAlternateLookup<ReadOnlySpan<char>>();
        var run = 0;
        for (var i = 0; i < text.Length; i++)
        {
            run = Digits.Contains(text[i]) ? run + 1 : 0;
            if (run >= Codes.Length && codes.TryGetValue(text.AsSpan(i + 1 - Codes.Length, Codes.Length), out var code, out _))
            {
                found.Add(code);
            }
        }

        return found;
    }
}
