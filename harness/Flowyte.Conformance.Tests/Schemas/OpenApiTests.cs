using Flowyte.Conformance.Json;
using Flowyte.Conformance.Tests.Processes;
using Flowyte.Conformance.Yaml;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Schemas;

/// <summary>The description of the endpoint for other tools, <c>specs/openapi.yaml</c>.</summary>
public sealed class OpenApiTests
{
    private static readonly string Linter = Path.Combine(Repository.Root, "harness", "Flowyte.Conformance.Tests", "Schemas", "openapi-lint");
    private static readonly string Description = Path.Combine(Repository.Root, "specs", "openapi.yaml");

    [Test]
    public async Task A_linter_that_nobody_here_wrote_finds_nothing()
    {
        await NodePackage.InstallAsync(Linter);
        await using var lint = ProcessRun.Start("node", [Path.Combine(Linter, "lint.mjs"), Description], folder: Linter);
        var exitCode = await lint.ExitAsync();

        Assert.That(exitCode, Is.Zero, lint.Out + lint.Error);
        Assert.That(lint.Out, Does.Contain("0 problems"));
    }

    [Test]
    public void Every_example_is_valid_by_its_schema()
    {
        var examples = Examples(Read()).ToList();

        Assert.That(examples.Select(example => example.Schema).Distinct(), Is.EquivalentTo(["request", "completion", "chunk", "error", "envelope", "problem", "session", "message-page", "session-answer", "session-event", "publishable-key", "widget-settings", "widget-embed", "widget-bootstrap", "widget-session"]));
        Assert.That(examples.SelectMany(example => SpecSchemas.Set.Validate(example.Schema, example.Value).Errors), Is.Empty);
    }

    [TestCase("200")]
    [TestCase("400")]
    [TestCase("401")]
    [TestCase("403")]
    [TestCase("404")]
    [TestCase("405")]
    [TestCase("409")]
    [TestCase("413")]
    [TestCase("415")]
    [TestCase("429")]
    public void Every_status_is_described(string status) =>
        Assert.That(JsonPointer.Find(Read(), $"/paths/~1chat~1completions/post/responses/{status}"), Is.Not.Null);

    [TestCase("/chat/sessions", "post", "201", "400", "401", "403", "404", "405", "409", "413", "415", "429")]
    [TestCase("/chat/sessions/{id}", "get", "200", "401", "403", "404", "405", "429")]
    [TestCase("/chat/sessions/{id}/end", "post", "200", "401", "403", "404", "405", "429")]
    [TestCase("/chat/sessions/{id}/messages", "get", "200", "400", "401", "403", "404", "405", "429")]
    [TestCase("/chat/sessions/{id}/messages", "post", "200", "400", "401", "403", "404", "405", "409", "413", "415", "429")]
    [TestCase("/agents/{id}/publishable-keys", "get", "200", "401", "403", "404", "405", "429")]
    [TestCase("/agents/{id}/publishable-keys", "post", "201", "400", "401", "403", "404", "405", "409", "413", "415", "429")]
    [TestCase("/agents/{id}/publishable-keys/{keyId}/rotate", "post", "200", "401", "403", "404", "405", "409", "429")]
    [TestCase("/agents/{id}/publishable-keys/{keyId}/revoke", "post", "200", "401", "403", "404", "405", "429")]
    [TestCase("/agents/{id}/widget", "put", "200", "400", "401", "403", "404", "405", "413", "415", "429")]
    [TestCase("/agents/{id}/widget/embed", "get", "200", "400", "401", "403", "404", "405", "409", "429")]
    [TestCase("/widget/bootstrap", "get", "200", "401", "403", "405", "409", "429")]
    [TestCase("/chat/widget/sessions", "post", "200", "400", "401", "403", "405", "409", "413", "415", "429")]
    [TestCase("/chat/widget/sessions/{id}/messages", "get", "200", "400", "401", "403", "404", "405", "429")]
    [TestCase("/chat/widget/sessions/{id}/messages", "post", "200", "400", "401", "403", "404", "405", "409", "413", "415", "429")]
    public void Every_status_of_sessions_and_the_widget_is_described(string path, string method, params string[] statuses)
    {
        var responses = Read()["paths"]![path]![method]!["responses"]!;

        Assert.That(statuses.Where(status => responses[status] is null), Is.Empty);
    }

    private static JsonNode Read() => YamlText.Parse(Description, File.ReadAllBytes(Description)).Root;

    private static IEnumerable<(string Schema, JsonNode Value)> Examples(JsonNode node)
    {
        var own = node["schema"] is { } schema && node["examples"] is { } examples
            ? examples.Members.SelectMany(example => Judged(schema, example.Value["value"]!))
            : [];
        return own.Concat(node.Members.Select(member => member.Value).Concat(node.Items).SelectMany(Examples));
    }

    // A schema is a file, or an envelope around one.
    private static IEnumerable<(string Schema, JsonNode Value)> Judged(JsonNode schema, JsonNode value) =>
        schema["$ref"]?.AsString() is { } file ? [(Path.GetFileName(file).Split('.')[0], value)]
        : schema["allOf"] is { } parts ? parts.Items.SelectMany(part => Judged(part, value))
        : schema["properties"]?["data"] is { } data ? Judged(data, value["data"]!)
        : [];
}
