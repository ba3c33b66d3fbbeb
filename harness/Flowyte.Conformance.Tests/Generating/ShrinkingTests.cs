using Flowyte.Conformance.Generating;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Tests.Schemas;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Generating;

public sealed class ShrinkingTests
{
    private static IEnumerable<JsonNode> Bodies => GeneratedConversations.Make(seed: 3, count: 200).Select(conversation => conversation.Body!);

    public static IEnumerable<TestCaseData<Func<JsonNode, bool>, Func<JsonNode, bool>>> Defects =>
    [
        Defect("parts of a tool", body => Messages(body).Any(message => Role(message) == "tool" && IsArray(message)), body => Messages(body).Count == 3 && body.Members.Count == 2),
        Defect("parts of a user", body => Messages(body).Any(message => Role(message) == "user" && IsArray(message)), body => Messages(body) is [{ } only] && only["content"]!.Items.Count == 1),
        Defect("a system message", body => Messages(body).Any(message => Role(message) == "system"), body => Messages(body).Count == 2),
        Defect("several messages of the assistant", body => Messages(body).Count(message => Role(message) == "assistant") > 1, body => Messages(body).Count is 5 or 6),
        Defect("the member user", body => body["user"] is not null, body => Messages(body).Count == 1 && body.Members.Count == 3),
        Defect("a stream", body => body["stream"] is { Text: "true" }, body => JsonText.Write(body).Length < 90),
        Defect("two calls at once", body => Messages(body).Any(message => message["tool_calls"] is { Items.Count: > 1 }), body => Messages(body).Count == 4),
        Defect("an emoji", body => JsonText.Write(body).Contains("🇨🇦", StringComparison.Ordinal), body => Messages(body).Count <= 3 && JsonText.Write(body).Length < 330),
    ];

    [TestCaseSource(nameof(Defects))]
    public void What_fails_is_found_in_its_smallest_form_within_the_bound(Func<JsonNode, bool> fails, Func<JsonNode, bool> isSmall)
    {
        var failing = Bodies.Where(fails).Take(15).ToList();

        Assert.That(failing, Is.Not.Empty);
        Assert.That(failing.Select(body => Shrink(body, fails)).Where(smallest => !fails(smallest) || !isSmall(smallest)).Select(JsonText.Write), Is.Empty);
    }

    [Test]
    public void Each_form_that_is_tried_is_valid()
    {
        foreach (var body in Bodies.Take(40))
        {
            var (shrinking, index) = (new Shrinking(body), 0);
            foreach (var candidate in shrinking.Candidates())
            {
                Assert.That(SpecSchemas.Set.Validate("request", candidate).Errors, Is.Empty);
                Assert.That(History.IsValid(Messages(candidate)));
                if (index++ % 3 == 0)
                {
                    shrinking.Accept();
                }
            }
        }
    }

    [Test]
    public void No_form_is_tried_twice()
    {
        var tried = new Shrinking(Bodies.MaxBy(body => Messages(body).Count)!).Candidates().Select(JsonText.Write).ToList();

        Assert.That(tried, Is.Not.Empty.And.Unique);
    }

    private static TestCaseData<Func<JsonNode, bool>, Func<JsonNode, bool>> Defect(string name, Func<JsonNode, bool> fails, Func<JsonNode, bool> isSmall) =>
        new(fails, isSmall) { TestName = $"What fails by {name} is found in its smallest form" };

    private static JsonNode Shrink(JsonNode body, Func<JsonNode, bool> fails)
    {
        var shrinking = new Shrinking(body);
        foreach (var candidate in shrinking.Candidates().Take(GeneratedFailures.MostRequests))
        {
            if (fails(candidate))
            {
                shrinking.Accept();
            }
        }

        return shrinking.Smallest;
    }

    private static IReadOnlyList<JsonNode> Messages(JsonNode body) => body["messages"]!.Items;

    private static string Role(JsonNode message) => message["role"]!.Text;

    private static bool IsArray(JsonNode message) => message["content"] is { Kind: JsonKind.Array };
}
