using System.Text;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Schemas;

namespace Flowyte.Conformance.Tests.Running;

/// <summary>Specs, conversations and targets made up for a test.</summary>
internal static class MadeUp
{
    public const string Key = "flowyte_sk_live_canary_0123456789";

    public static Target SomeTarget { get; } = new() { BaseUrl = new Uri("http://127.0.0.1:9/api/v1"), Agent = "agt_Known", Key = Key };

    public static JsonNode Json(string text) =>
        JsonText.Parse(Encoding.UTF8.GetBytes(text.Replace('\'', '"'))).Root ?? throw new FormatException(text);

    public static Requirement Requirement(string id, Level level = Level.Must) => new()
    {
        Id = id,
        Group = id.Split('-')[0].ToLowerInvariant(),
        Level = level,
        Profile = "chat",
        Statement = $"The statement of {id}.",
        Basis = [new("Made up", "https://example.com/", "words")],
        Check = "how",
        Fix = "what",
        Since = "0.1.0",
    };

    public static Conversation Conversation(string name, params Turn[] turns) => new()
    {
        Name = name,
        Title = name,
        File = $"conversations/{name}.yaml",
        Profile = "chat",
        Body = Json("{'model':'{{agent}}','messages':[{'role':'user','content':'Hi'}]}"),
        Turns = turns,
    };

    /// <summary>A turn that is to get a reply.</summary>
    public static Turn Reply(string requirement, string body = "{}") => new()
    {
        Request = new() { Body = Json(body) },
        Expectations = [new() { Requirement = requirement, Reply = true }],
    };

    /// <summary>A turn that is to be refused with 400; its control is the same request without the body that is its fault.</summary>
    public static Turn Refusal(string requirement, string body, string? control = null) => new()
    {
        Request = new() { Body = Json(body) },
        Control = control is null ? null : new() { Body = Json(control) },
        Expectations = [new() { Requirement = requirement, Statuses = ["400"] }],
    };

    public static Specs Specs(IReadOnlyList<Requirement> requirements, params Conversation[] conversations) => new()
    {
        Version = "0.1.0",
        Groups = [.. requirements.GroupBy(requirement => requirement.Group).Select((group, index) => new RequirementGroup
        {
            Name = group.Key,
            Title = group.Key,
            Order = index,
            Requirements = [.. group],
        })],
        Conversations = conversations,
        Schemas = SchemaSet.Create(new Dictionary<string, JsonNode>()),
    };

    /// <summary>Specs of these conversations and of every requirement that they name, all of them MUST.</summary>
    public static Specs Specs(params Conversation[] conversations) => Specs(
        [.. conversations.SelectMany(conversation => conversation.Turns).SelectMany(turn => turn.Expectations)
            .Select(expectation => expectation.Requirement).Distinct().Select(id => Requirement(id))],
        conversations);
}
