using System.Text;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Generating;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Tests.Running;
using Flowyte.Conformance.Tests.Schemas;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Generating;

public sealed class GeneratedConversationsTests
{
    private static readonly IReadOnlyList<Conversation> Some = [.. GeneratedConversations.Make(seed: 1, count: 500)];

    private static IEnumerable<JsonNode> Bodies => Some.Select(conversation => conversation.Body!);

    private static IEnumerable<JsonNode> Messages => Bodies.SelectMany(body => body["messages"]!.Items);

    [Test]
    public void Each_is_valid_by_the_schema_of_requests_and_a_history_as_chats_grow()
    {
        Assert.That(Bodies.SelectMany(body => SpecSchemas.Set.Validate("request", body).Errors), Is.Empty);
        Assert.That(Bodies.Where(body => !History.IsValid(body["messages"]!.Items)), Is.Empty);
    }

    [Test]
    public void The_same_seed_makes_the_same_and_another_seed_makes_others()
    {
        Assert.That(Written(GeneratedConversations.Make(1, 500)), Is.EqualTo(Written(Some)));
        Assert.That(Written(GeneratedConversations.Make(1, 20)), Is.EqualTo(Written(Some).Take(20)), "however many are wanted");
        Assert.That(Written(GeneratedConversations.Make(-7, 20)).Intersect(Written(Some)), Is.Empty);
    }

    [Test]
    public void They_differ_in_length_roles_forms_and_members()
    {
        var lengths = Bodies.Select(body => body["messages"]!.Items.Count).Distinct().ToList();
        var forms = Messages.Select(message => $"{message["role"]!.Text} {message["content"] switch
        {
            null => "without",
            { Kind: JsonKind.Array, Items: var parts } => parts.Count == 1 ? "part" : "parts",
            { Text: "" } content => $"{content.Kind} empty",
            var content => $"{content.Kind}",
        }}{(message["tool_calls"] is null ? "" : " calls")}").Distinct();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lengths.Min(), Is.EqualTo(1));
            Assert.That(lengths.Max(), Is.InRange(12, 15));
            Assert.That(forms, Is.EquivalentTo(
            [
                "system String", "system part", "system parts",
                "user String", "user part", "user parts",
                "assistant String", "assistant part", "assistant parts",
                "assistant without calls", "assistant Null empty calls", "assistant String empty calls", "assistant String calls", "assistant part calls", "assistant parts calls",
                "tool String", "tool part", "tool parts",
            ]));
            Assert.That(Bodies.Select(body => body["stream"]?.Text ?? "absent").Distinct(), Is.EquivalentTo(["true", "false", "absent"]));
            Assert.That(Bodies.SelectMany(body => body.Members).Select(member => member.Name).Distinct(), Is.SupersetOf(["user", "temperature", "stop", "metadata", "logprobs"]));
        }
    }

    [TestCase("加拿大")]
    [TestCase("كندا")]
    [TestCase("👩‍👩‍👧‍👦")]
    [TestCase("e\u0301")]
    [TestCase("\u0007")]
    [TestCase("\r\n")]
    [TestCase("\"")]
    [TestCase("\u2028")]
    public void Their_texts_have_scripts_and_characters_of_many_kinds(string text) =>
        Assert.That(Texts().Count(one => one.Contains(text, StringComparison.Ordinal)), Is.Positive);

    [Test]
    public void Their_texts_are_from_one_character_to_some_thousand_and_well_formed()
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        var sizes = Texts().Select(strict.GetByteCount).ToList();

        Assert.That((sizes.Min(), sizes.Max()), Is.EqualTo((1, sizes.Max())));
        Assert.That(sizes.Max(), Is.InRange(2000, 20_000));
        Assert.That(Texts().Where(text => text.Contains('\0', StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void The_agent_is_the_only_placeholder_in_them() =>
        Assert.That(Bodies.SelectMany(PlaceholderRules.In).Select(found => found.Name).Distinct(), Is.EqualTo(["agent"]));

    [Test]
    public void They_come_behind_the_scripted_ones_and_are_counted_in_the_plan()
    {
        var suite = new ScriptedTarget().Suite(SpecsFolder.Load());
        var scripted = suite.Plan(MadeUp.SomeTarget, new());
        var plan = suite.Plan(MadeUp.SomeTarget, new() { Generate = 3, Seed = 5 });

        Assert.That((plan.Requests, plan.Completions), Is.EqualTo((scripted.Requests + 3, scripted.Completions + 3)));
        Assert.That(plan.Conversations.Select(conversation => conversation.Id).TakeLast(3), Is.EqualTo(["generated-5-1", "generated-5-2", "generated-5-3"]));
    }

    [TestCase("MODEL-*", ExpectedResult = 0)]
    [TestCase("REQ-20", ExpectedResult = 4)]
    [TestCase("generated-1-2", ExpectedResult = 1)]
    public int They_are_sent_where_they_are_among_what_is_chosen(string only) =>
        new ScriptedTarget().Suite(SpecsFolder.Load()).Plan(MadeUp.SomeTarget, new RunSettings { Generate = 4, Only = [only] })
            .Conversations.Count(conversation => conversation.Conversation.IsGenerated);

    [Test]
    public void Without_them_the_requirement_is_excluded_with_the_option()
    {
        var requirement = SpecsFolder.Load().Requirement(GeneratedConversations.Requirement)!;

        Assert.That(requirement.OnlyWhereSeen, Does.Contain("--generate"));
    }

    private static IEnumerable<string> Texts() => Messages
        .Select(message => message["content"])
        .OfType<JsonNode>()
        .SelectMany(content => content.Kind == JsonKind.Array ? content.Items.Select(part => part["text"]!.Text) : [content.Text])
        .Where(text => text.Length > 0);

    private static IEnumerable<string> Written(IEnumerable<Conversation> conversations) => conversations.Select(conversation => JsonText.Write(conversation.Body!));
}
