using System.Text;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks;

/// <summary>What a request has that a target might not take: its members, roles, forms of content and header fields, by name.</summary>
internal static class RequestFeatures
{
    private const int LongBody = 50_000;

    private static readonly string[] MessageMembers = ["role", "content", "tool_calls", "tool_call_id"];

    // What the smallest request has: every request has it, or something in its place.
    private static readonly HashSet<string> Smallest = ["authorization: Bearer", "accept: application/json", "content-type: application/json", "role user", "content"];

    /// <summary>The features of a request beyond those of the smallest one. Two requests with the same features differ in their words only.</summary>
    public static HashSet<string> Of(Evidence evidence)
    {
        HashSet<string> features =
            [.. OfForm(evidence), .. OfHead(evidence), .. OfText(evidence), .. evidence.RequestBody is { Kind: JsonKind.Object } body ? OfBody(body) : ["no object"]];
        features.ExceptWith(Smallest);
        return features;
    }

    // Names in lower case, so that a request whose names are written so has the same fields.
    private static IEnumerable<string> OfHead(Evidence evidence) => evidence.Exchange.Request.Headers
        .Select(header => (Name: header.Name.ToLowerInvariant(), header.Value))
        .Where(header => header.Name != "user-agent")
        .Select(header => header.Name == "authorization" ? $"{header.Name}: {Scheme(header.Value)}" : $"{header.Name}: {header.Value}");

    // The scheme, and whether it is set apart as clients usually do it.
    private static string Scheme(string credentials) => $"{credentials.Split(' ')[0]}{(credentials.Contains("  ", StringComparison.Ordinal) ? " and spaces" : "")}";

    private static IEnumerable<string> OfForm(Evidence evidence)
    {
        var (form, target) = (evidence.Exchange.Request.Form, evidence.Exchange.Request.Target);
        return
        [
            .. form.Version != RequestForm.Usual.Version ? [$"HTTP/{form.Version}"] : Array.Empty<string>(),
            .. form.HasAbsoluteTarget ? ["absolute target"] : Array.Empty<string>(),
            .. form.HasLowerCaseNames ? ["names in lower case"] : Array.Empty<string>(),
            .. evidence.Exchange.Request.Headers.Any(header => header.Name.Equals("user-agent", StringComparison.OrdinalIgnoreCase)) ? Array.Empty<string>() : ["no user-agent"],
            .. target.Query.Length > 0 ? ["query"] : Array.Empty<string>(),
        ];
    }

    private static IEnumerable<string> OfText(Evidence evidence)
    {
        var body = evidence.Exchange.Request.Body.Span;
        var text = Encoding.UTF8.GetString(body);
        return
        [
            .. body.Length > LongBody ? ["long"] : Array.Empty<string>(),
            .. Ascii.IsValid(body) ? Array.Empty<string>() : ["text beyond ASCII"],
            .. body.IndexOf("\\u0000"u8) >= 0 ? ["U+0000"] : Array.Empty<string>(),
            .. Templates.In(text).Count > 0 ? ["placeholders"] : Array.Empty<string>(),
            .. HasHalfPair(evidence) ? ["half a surrogate pair"] : Array.Empty<string>(),
            .. evidence.RequestBody is { } root && text != JsonText.Write(root) ? ["JSON of another form"] : Array.Empty<string>(),
        ];
    }

    // Only an escape can be half a pair, and most requests have none.
    private static bool HasHalfPair(Evidence evidence) =>
        evidence.Exchange.Request.Body.Span.IndexOf("\\u"u8) >= 0
        && JsonText.Parse(evidence.Exchange.Request.Body).Faults.Any(fault => fault.Kind == JsonFaultKind.LoneSurrogate);

    private static IEnumerable<string> OfBody(JsonNode body)
    {
        var members = body.Members.Where(member => member.Name is not ("model" or "messages")).ToList();
        var others = members.Select(member => member.Value.Kind is JsonKind.Null or JsonKind.Boolean ? $"{member.Name} {JsonText.Write(member.Value)}" : member.Name);
        var empty = members.Where(member => member.Value is { Kind: JsonKind.Array, Items.Count: 0 }).Select(member => $"{member.Name} []");
        var messages = body["messages"]?.Items ?? [];
        return [.. others, .. empty, .. OfOrder(messages), .. messages.SelectMany(OfMessage)];
    }

    private static IEnumerable<string> OfOrder(IReadOnlyList<JsonNode> messages)
    {
        var roles = messages.Select(message => message["role"]?.Text).ToList();
        if (roles.LastOrDefault() == "assistant")
        {
            yield return "assistant last";
        }

        if (roles.SkipWhile(role => role == "system").Contains("system"))
        {
            yield return "system behind others";
        }

        if (roles.Zip(roles.Skip(1)).Any(pair => pair is ("assistant", "assistant")))
        {
            yield return "assistant twice";
        }
    }

    private static IEnumerable<string> OfMessage(JsonNode message)
    {
        yield return $"role {message["role"]?.Text}";
        if (message["tool_calls"] is { Kind: not JsonKind.Null } calls)
        {
            yield return "tool_calls";
            if (calls.Items.Any(HasBrokenArguments))
            {
                yield return "arguments that are no JSON";
            }
        }

        foreach (var (name, _, value) in message.Members.Where(member => member.Name != "content"))
        {
            if (value.Kind == JsonKind.Null)
            {
                yield return $"message with {name} null";
            }

            if (!MessageMembers.Contains(name))
            {
                yield return $"message with {name}";
            }
        }

        foreach (var part in message["content"] is { Kind: JsonKind.Array } parts ? parts.Items : [])
        {
            if (part["text"] is { Text: "" })
            {
                yield return "empty part";
            }
            else if (part["type"]?.Text is { } type and not "text")
            {
                yield return $"part {type}";
            }
        }

        yield return message["content"] switch
        {
            null => "no content",
            { Kind: JsonKind.Null } => "content null",
            { Kind: JsonKind.Array, Items.Count: 1 } => "one part",
            { Kind: JsonKind.Array } => "several parts",
            { Kind: JsonKind.String, Text: "" } => "empty content",
            { Kind: JsonKind.String, Text: var text } when string.IsNullOrWhiteSpace(text) => "blank content",
            _ => "content",
        };
    }

    private static bool HasBrokenArguments(JsonNode call) =>
        call["function"]?["arguments"]?.AsString() is { } arguments && JsonText.Parse(Encoding.UTF8.GetBytes(arguments)).Root is null;
}
