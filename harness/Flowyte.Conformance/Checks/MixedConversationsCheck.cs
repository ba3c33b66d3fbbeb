using System.Text;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether parallel conversations stay apart: REL-2. It looks for the code of one in the answers to others.</summary>
internal sealed class MixedConversationsCheck : IRunCheck
{
    public IReadOnlyList<string> Requirements => ["REL-2"];

    public IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run)
    {
        var owners = new Dictionary<string, HashSet<string>>();
        foreach (var evidence in run)
        {
            foreach (var code in Nonces.InRequest(evidence))
            {
                if (!owners.TryGetValue(code, out var conversations))
                {
                    owners.Add(code, conversations = []);
                }

                conversations.Add(ConversationOf(evidence));
            }
        }

        // With a single conversation there is nothing that it could be mixed with.
        if (owners.Count < 2)
        {
            yield break;
        }

        foreach (var evidence in run.Where(evidence => evidence.Response is not null))
        {
            foreach (var observation in Judge(evidence, owners))
            {
                yield return observation;
            }
        }
    }

    private static IEnumerable<Observation> Judge(Evidence evidence, Dictionary<string, HashSet<string>> owners)
    {
        var conversation = ConversationOf(evidence);
        var body = Encoding.UTF8.GetString(evidence.Response!.Body.Span);
        var found = Nonces.InText(body, owners);
        if (evidence.StreamedReply is { } reply)
        {
            // A code may be spread over deltas.
            found = found.Union(Nonces.InText(reply.Text, owners)).ToHashSet();
        }

        foreach (var code in found.Where(code => !owners[code].Contains(conversation)))
        {
            var at = body.IndexOf(code, StringComparison.Ordinal);
            yield return evidence.Violated(
                "REL-2",
                $"The answer holds the code of another conversation ({owners[code].First()}).",
                "nothing of other conversations",
                code,
                at < 0 ? null : Place.InBody(Encoding.UTF8.GetByteCount(body.AsSpan(0, at)), code.Length));
        }

        if (found.Any(code => owners[code].Contains(conversation)))
        {
            yield return evidence.Held("REL-2");
        }
        else if (Nonces.InRequest(evidence).Any())
        {
            yield return evidence.Unproven("REL-2", "the agent does not repeat codes");
        }
    }

    // The id of an exchange is that of its conversation, a slash and the number of the turn.
    private static string ConversationOf(Evidence evidence)
    {
        var id = evidence.Exchange.Id;
        return id.LastIndexOf('/') is > 0 and var slash ? id[..slash] : id;
    }
}
