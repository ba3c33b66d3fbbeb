using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Catalogue;

/// <summary>What a schema cannot say of one request of a conversation, or of its control.</summary>
/// <param name="file">The conversation.</param>
/// <param name="turn">The number of the turn, from 1.</param>
internal sealed class RequestRules(SpecFile file, int turn)
{
    private static readonly string[] Bodies = ["body", "raw", "rawLatin1"];

    private static readonly string[] OfClient = ["Host", "Content-Length"];

    private static readonly Dictionary<string, string> NeedsOfKeys = new() { ["unscoped"] = "unscopedKey", ["publishable"] = "publishableKey" };

    private readonly HashSet<string> _variables =
    [
        .. PlaceholderRules.RunVariables,
        .. (file.Root["matrix"]?.Members ?? []).Select(axis => axis.Name),
    ];

    /// <param name="request">The request or the control.</param>
    /// <param name="bodies">The bodies whose members it starts from, each null or one placeholder where they are not known.</param>
    public IEnumerable<SpecProblem> Check(JsonNode? request, params JsonNode?[] bodies)
    {
        if (request is null)
        {
            return [];
        }

        string[] withCaptures = [.. _variables, .. CaptureRules.NamesBefore(file, turn)];
        var inHead = request.Members.Where(member => member.Name is "path" or "headers").SelectMany(member => PlaceholderRules.Check(file, member.Value, withCaptures));
        string[] withAnswers = [.. withCaptures, .. Enumerable.Range(1, turn - 1).SelectMany(PlaceholderRules.AnswersOf)];
        var inBody = request.Members.Where(member => Bodies.Contains(member.Name)).SelectMany(member => PlaceholderRules.Check(file, member.Value, withAnswers));
        return [.. inHead, .. inBody, .. TwoBodies(request), .. NoSuchMember(request, bodies), .. NoTurnBefore(request), .. MissingNeed(request), .. Unwritable(request)];
    }

    private IEnumerable<SpecProblem> TwoBodies(JsonNode request)
    {
        var given = request.Members.Where(member => Bodies.Contains(member.Name)).ToList();
        return given.Count > 1 ? [file.Problem(given[1].NameOffset, $"There is {given[0].Name} already; a request has one of {string.Join(", ", Bodies)} at most.")] : [];
    }

    private IEnumerable<SpecProblem> NoSuchMember(JsonNode request, JsonNode?[] bodies)
    {
        if (bodies.Any(body => body?.Kind == JsonKind.String))
        {
            return [];
        }

        var members = bodies.SelectMany(body => body?.Members ?? []).Select(member => member.Name).ToHashSet();
        return from name in request["without"]?.Items ?? []
               where !members.Contains(name.Text)
               select file.Problem(name, $"The body has no member {Words.Quote(name.Text)} to take away. {Words.Hint(name.Text, members)}");
    }

    private IEnumerable<SpecProblem> NoTurnBefore(JsonNode request) =>
        turn == 1 && request["reuseConnection"] is { Text: "true" } flag ? [file.Problem(flag, "There is no turn before the first whose connection could be used again.")] : [];

    // What the client frames by itself is not for a conversation to say otherwise.
    private IEnumerable<SpecProblem> Unwritable(JsonNode request)
    {
        foreach (var field in request["headers"]?.Members ?? [])
        {
            if (OfClient.Contains(field.Name, StringComparer.OrdinalIgnoreCase))
            {
                yield return file.Problem(field.NameOffset, $"The client itself writes {field.Name}; form says how a request differs from the usual one.");
            }
            else if (field.Name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase) && field.Value.AsString() is { } coding)
            {
                if (coding != "chunked")
                {
                    yield return file.Problem(field.Value, "The client can write a body in no other transfer coding than chunked.");
                }
                else if (request["form"]?["version"] is { Text: "1.0" } version)
                {
                    yield return file.Problem(version, "HTTP/1.0 does not know Transfer-Encoding.");
                }
            }
        }
    }

    private IEnumerable<SpecProblem> MissingNeed(JsonNode request) =>
        request["key"] is { Kind: JsonKind.String } key && NeedsOfKeys.TryGetValue(key.Text, out var need) ? Needs.Check(file, need, key) : [];
}
