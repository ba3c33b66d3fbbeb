using Bogus;
using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Generating;

/// <summary>Makes one random request whose history is as <see cref="History"/> says.</summary>
/// <param name="random">Where chance comes from.</param>
internal sealed class HistoryGenerator(Randomizer random)
{
    private const int MostMessages = 12;

    private static readonly (string Name, JsonNode Value)[] Ignored =
    [
        ("temperature", JsonNode.OfNumber("0.7")),
        ("top_p", JsonNode.OfNumber("0.9")),
        ("presence_penalty", JsonNode.OfNumber("-0.5")),
        ("max_tokens", JsonNode.Of(256)),
        ("seed", JsonNode.Of(7)),
        ("stop", JsonNode.Array(JsonNode.Of("\n\n\n"))),
        ("store", JsonNode.Of(false)),
        ("logprobs", JsonNode.Null),
        ("service_tier", JsonNode.Of("auto")),
        ("metadata", JsonNode.Object(("order", JsonNode.Of("1042")))),
        ("parallel_tool_calls", JsonNode.Of(true)),
    ];

    private readonly TextGenerator _texts = new(random);
    private int _calls;

    /// <summary>The body. The agent stands in it as a placeholder.</summary>
    public JsonNode Body()
    {
        List<(string, JsonNode)> members = [("model", JsonNode.Of("{{agent}}")), ("messages", JsonNode.Array(Messages()))];
        if (random.Bool(0.7f))
        {
            members.Add(("stream", JsonNode.Of(random.Bool())));
        }

        if (random.Bool(0.3f))
        {
            members.Add(("user", JsonNode.Of(_texts.Short())));
        }

        members.AddRange(random.Shuffle(Ignored).Take(random.Bool(0.4f) ? random.Int(1, 3) : 0));
        return JsonNode.Object(random.Shuffle(members));
    }

    private List<JsonNode> Messages()
    {
        var length = random.Int(1, MostMessages);
        List<JsonNode> messages = [];
        if (length > 1 && random.Bool(0.4f))
        {
            messages.Add(Message("system", Content()));
        }

        messages.Add(Message("user", Content()));
        while (messages.Count < length)
        {
            if (random.Bool(0.4f))
            {
                messages.AddRange(ToolRound());
            }

            if (messages.Count < length)
            {
                messages.Add(Message("assistant", Content()));
                messages.Add(Message("user", Content()));
            }
        }

        return messages;
    }

    private IEnumerable<JsonNode> ToolRound()
    {
        var ids = Enumerable.Range(0, random.Int(1, 2)).Select(_ => $"call_{++_calls}_{random.AlphaNumeric(8)}").ToList();
        var calls = JsonNode.Array(ids.Select(Call));
        (string, JsonNode)[] said = random.Int(0, 3) switch
        {
            0 => [],
            1 => [("content", JsonNode.Null)],
            2 => [("content", JsonNode.Of(""))],
            _ => [("content", Content())],
        };
        return
        [
            JsonNode.Object([("role", JsonNode.Of("assistant")), .. said, ("tool_calls", calls)]),
            .. ids.Select(id => JsonNode.Object(("role", JsonNode.Of("tool")), ("tool_call_id", JsonNode.Of(id)), ("content", Content()))),
        ];
    }

    private JsonNode Call(string id) => JsonNode.Object(
        ("id", JsonNode.Of(id)),
        ("type", JsonNode.Of("function")),
        ("function", JsonNode.Object(
            ("name", JsonNode.Of(random.ArrayElement(["find_order", "search-articles", "t"]))),
            ("arguments", JsonNode.Of(random.Bool(0.2f) ? "{}" : JsonText.Write(JsonNode.Object(("query", JsonNode.Of(_texts.Short())))))))));

    private JsonNode Content() => random.Int(0, 5) switch
    {
        0 => JsonNode.Array(Part()),
        1 => JsonNode.Array(Enumerable.Range(0, random.Int(2, 4)).Select(_ => Part())),
        _ => JsonNode.Of(_texts.Any()),
    };

    private JsonNode Part() => JsonNode.Object(("type", JsonNode.Of("text")), ("text", JsonNode.Of(_texts.Any())));

    private static JsonNode Message(string role, JsonNode content) => JsonNode.Object(("role", JsonNode.Of(role)), ("content", content));
}
