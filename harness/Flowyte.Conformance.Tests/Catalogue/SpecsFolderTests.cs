using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Json;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Catalogue;

public sealed class SpecsFolderTests
{
    [Test]
    public void The_built_in_specs_are_right()
    {
        var specs = SpecsFolder.Load();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Version.TryParse(specs.Version, out _), Is.True);
            Assert.That(specs.Groups, Is.Ordered.By(nameof(RequirementGroup.Order)));
            Assert.That(specs.Requirements.Count(), Is.GreaterThanOrEqualTo(146));
            Assert.That(specs.Requirements.Select(requirement => specs.Requirement(requirement.Id)), Is.EqualTo(specs.Requirements));
            Assert.That(specs.Requirement("MODEL-9999"), Is.Null);
            Assert.That(specs.Conversations, Is.Ordered.Using<Conversation>((left, right) => string.CompareOrdinal(left.File, right.File)));
            Assert.That(specs.Schemas.Validate("completion", JsonNode.Null).Errors, Is.Not.Empty);
        }
    }

    [Test]
    public void A_requirement_has_everything_that_its_file_says()
    {
        using var folder = new SpecsOnDisk().With(
            "requirements/own.yaml",
            """
            group: own
            title: One's own
            order: 5
            profile: widget
            requirements:
              - id: OWN-1
                level: SHOULD
                since: 0.1.0
                profile: chat
                statement: It holds.
                basis: [{ source: A source, url: "https://example.com/a", quote: Words. }]
                check: By looking.
                fix: Make it hold.
                breaks: Nothing.
                explains: [OWN-2]
                onlyWhereSeen: It is rare.
              - { id: OWN-2, level: MAY, since: 0.1.0, statement: S., basis: [{ source: B, url: "https://example.com", quote: Q }], check: C, fix: F, untestable: Nobody sees it. }
            """);

        var group = folder.Load().Groups[0];

        using (Assert.EnterMultipleScope())
        {
            Assert.That((group.Name, group.Title, group.Order), Is.EqualTo(("own", "One's own", 5)));
            var (first, second) = (group.Requirements[0], group.Requirements[1]);
            Assert.That((first.Id, first.Group, first.Level, first.Profile, first.Since), Is.EqualTo(("OWN-1", "own", Level.Should, "chat", "0.1.0")));
            Assert.That((first.Statement, first.Check, first.Fix, first.Breaks), Is.EqualTo(("It holds.", "By looking.", "Make it hold.", "Nothing.")));
            Assert.That(first.Basis, Is.EqualTo([new Basis("A source", "https://example.com/a", "Words.")]));
            Assert.That(first.Explains, Is.EqualTo(["OWN-2"]));
            Assert.That((first.OnlyWhereSeen, first.Untestable), Is.EqualTo(("It is rare.", "")));
            Assert.That((second.Profile, second.Level, second.Breaks, second.Untestable), Is.EqualTo(("widget", Level.May, "", "Nobody sees it.")));
        }
    }

    [Test]
    public void A_conversation_has_everything_that_its_file_says()
    {
        using var folder = new SpecsOnDisk().With(
            "conversations/deep/own.yaml",
            """
            name: own
            title: One's own
            needs: [unscopedKey]
            proves: [SSE-*]
            afterFailureOf: single-turn
            matrix:
              stream: [false, null, 1.0]
              model: { random: "{{unknownAgent}}", list: [1] }
            body: { model: "{{model}}", stream: "{{stream}}" }
            turns:
              - request:
                  method: PUT
                  path: /other
                  key: unscoped
                  scheme: Basic
                  headers: { Accept: null, X-Own: a }
                  body: { user: a }
                  without: [model]
                control: { raw: "{}" }
                expect:
                  REQ-1: reply
                  REQ-2: 400
                  REQ-3: [200, 4xx]
                  REQ-4: { header: Allow, contains: [POST] }
                  REQ-5: { pointer: [/a, /b/*/c], equals: { x: 1 } }
              - request: { rawLatin1: ä, reuseConnection: true }
                expect: { REQ-1: 5xx }
            """);

        var conversation = folder.Load().Conversations.Single(one => one.Name == "own");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((conversation.Title, conversation.File, conversation.Profile, conversation.AfterFailureOf), Is.EqualTo(("One's own", "conversations/deep/own.yaml", "chat", "single-turn")));
            Assert.That((conversation.Needs.Single(), conversation.Proves.Single()), Is.EqualTo(("unscopedKey", "SSE-*")));
            Assert.That(conversation.Matrix.Select(axis => $"{axis.Name}: {string.Join(' ', axis.Values.Select(value => $"{value.Label}={JsonText.Write(value.Value)}"))}"), Is.EqualTo(["stream: false=false null=null 1.0=1.0", "model: random=\"{{unknownAgent}}\" list=[1]"]));
            Assert.That(JsonText.Write(conversation.Body!), Is.EqualTo("""{"model":"{{model}}","stream":"{{stream}}"}"""));

            var (first, second) = (conversation.Turns[0], conversation.Turns[1]);
            Assert.That((first.Request.Method, first.Request.Path, first.Request.Key, first.Request.Scheme), Is.EqualTo(("PUT", "/other", KeyChoice.Unscoped, "Basic")));
            Assert.That(JsonText.Write(first.Request.Headers!), Is.EqualTo("""{"Accept":null,"X-Own":"a"}"""));
            Assert.That(JsonText.Write(first.Request.Body!), Is.EqualTo("""{"user":"a"}"""));
            Assert.That((first.Request.Without.Single(), first.Request.Raw, first.Control!.Raw, first.Request.ReuseConnection), Is.EqualTo(("model", (string?)null, "{}", false)));
            Assert.That((second.Request.RawLatin1, second.Request.ReuseConnection, second.Control), Is.EqualTo(("ä", true, (RequestSpec?)null)));

            Assert.That(first.Expectations.Select(one => one.Requirement), Is.EqualTo(["REQ-1", "REQ-2", "REQ-3", "REQ-4", "REQ-5"]));
            Assert.That(first.Expectations.Select(one => one.Reply), Is.EqualTo([true, false, false, false, false]));
            Assert.That(first.Expectations.Select(one => string.Join(' ', one.Statuses)), Is.EqualTo(["", "400", "200 4xx", "", ""]));
            Assert.That((first.Expectations[3].Header, first.Expectations[3].Contains.Single()), Is.EqualTo(("Allow", "POST")));
            Assert.That(first.Expectations[4].Pointers, Is.EqualTo(["/a", "/b/*/c"]));
            Assert.That(JsonText.Write(first.Expectations[4].EqualTo!), Is.EqualTo("""{"x":1}"""));
        }
    }

    [Test]
    public void A_file_at_the_same_path_replaces_the_built_in_one_and_others_are_added()
    {
        using var folder = new SpecsOnDisk()
            .With("conversations/request/single-turn.yaml", "name: single-turn\ntitle: Mine\nturns: [{ expect: { REQ-1: reply } }]\n")
            .With("conversations/more.yaml", "name: more\ntitle: More\nturns: [{ expect: { REQ-1: reply } }]\n")
            .With("README.md", "Not read.")
            .With("schemas/reply.schema.json", """{ "type": "string" }""");
        var builtIn = SpecsFolder.Load();

        var specs = folder.Load();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(specs.Conversations, Has.Count.EqualTo(builtIn.Conversations.Count + 1));
            Assert.That(specs.Conversations.Single(conversation => conversation.Name == "single-turn").Title, Is.EqualTo("Mine"));
            Assert.That(specs.Requirements.Select(requirement => requirement.Id), Is.EqualTo(builtIn.Requirements.Select(requirement => requirement.Id)));
            Assert.That(specs.Schemas.Validate("reply", JsonNode.Of("text")).Errors, Is.Empty);
        }
    }

    [Test]
    public void The_conversation_that_the_readme_shows_is_right()
    {
        var readme = File.ReadAllText(Path.Combine(SpecsFolder.BuiltIn, "README.md"));
        var example = readme.Split("```yaml\n")[1].Split("```")[0];
        using var folder = new SpecsOnDisk().With("conversations/example.yaml", example);

        Assert.That(folder.Problems(), Is.Empty);
    }

    [TestCase("converstions/own.yaml", "x: 1", "converstions/own.yaml(1,1): Nothing reads the folder \"converstions\". Did you mean \"conversations\"?")]
    [TestCase("own.yaml", "x: 1", "own.yaml(1,1): Nothing reads a file of this name here. There is \"version.yaml\".")]
    [TestCase("conversations/own.yml", "x: 1", "conversations/own.yml(1,1): Files that end in .yml are not read; let it end in .yaml.")]
    [TestCase("schemas/own.json", "{}", "schemas/own.json(1,1): A schema's name ends in .schema.json; this file is not read.")]
    [TestCase("version.yaml", "version: 1.0\n", "version.yaml(1,10): Expected string, not number 1.0.")]
    [TestCase("schemas/own.schema.json", "{\n  \"type\": }", "schemas/own.schema.json(2,11): This is not JSON: *")]
    [TestCase("schemas/own.schema.json", "{\n  \"typ\": \"string\"\n}", "schemas/own.schema.json(2,3): *\"typ\" is not a keyword that is supported*\"type\"*")]
    [TestCase("schemas/own.schema.json", "{\n  \"type\": \"string\", \"x-requirement\": { \"type\": \"MODEL-999\" }\n}", "schemas/own.schema.json(2,48): There is no requirement \"MODEL-999\". *")]
    public void A_file_that_cannot_be_used_is_told(string path, string text, string problem)
    {
        using var folder = new SpecsOnDisk().With(path, text);
        var told = folder.Problems();

        Assert.That(told, Has.Count.EqualTo(1), string.Join('\n', told));
        Assert.That(told[0], Told.As(problem));
    }

    [Test]
    public void A_folder_that_is_not_there_is_told()
    {
        Assert.That(
            () => SpecsFolder.Load("no-such-folder"),
            Throws.TypeOf<SpecException>().With.Message.EqualTo("no-such-folder(1,1): There is no such folder."));
    }

    [Test]
    public void Every_problem_is_told_in_the_order_of_files_and_lines()
    {
        using var folder = new SpecsOnDisk()
            .With("requirements/b.yaml", "group: b\n")
            .With("conversations/c.yaml", "a: *nothing\n")
            .With("conversations/a.yaml", "nam: a\ntitle: 1\n");

        Assert.That(folder.Problems().Select(problem => problem[..problem.IndexOf(':', StringComparison.Ordinal)]), Is.EqualTo(
        [
            "conversations/a.yaml(1,1)", "conversations/a.yaml(1,1)", "conversations/a.yaml(1,1)", "conversations/a.yaml(2,8)",
            "conversations/c.yaml(1,4)",
            "requirements/b.yaml(1,1)", "requirements/b.yaml(1,1)", "requirements/b.yaml(1,1)",
        ]));
    }

    [Test]
    public void No_more_than_a_hundred_problems_are_told()
    {
        using var folder = new SpecsOnDisk();
        for (var number = 0; number < 120; number++)
        {
            folder.With($"conversations/{number:000}.yaml", "x: [\n");
        }

        var problems = folder.Problems();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problems, Has.Count.EqualTo(101));
            Assert.That(problems[^1], Is.EqualTo("conversations/100.yaml(2,1): From here on there are 20 more problems."));
        }
    }

    [TestCase("\r\n", "")]
    [TestCase("\n", "\uFEFF")]
    [TestCase("\r\n", "\uFEFF")]
    public void Line_endings_and_a_byte_order_mark_move_no_place(string lineEnding, string mark)
    {
        var text = mark + "name: own\ntitle: Zoë 😀\nturns: [{ expect: { REQ-1: reply } }]\nneeds: [ünscopedKey, unscopdKey]\n".ReplaceLineEndings(lineEnding);
        using var folder = new SpecsOnDisk().With("conversations/own.yaml", text);

        Assert.That(folder.Problems().Select(problem => problem[..problem.IndexOf(':', StringComparison.Ordinal)]), Is.EqualTo(
        [
            "conversations/own.yaml(4,9)",
            "conversations/own.yaml(4,22)",
        ]));
    }
}
