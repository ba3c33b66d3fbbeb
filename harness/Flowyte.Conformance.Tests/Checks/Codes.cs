using System.Text.Json.Nodes;
using Flowyte.Conformance.Catalogue;

namespace Flowyte.Conformance.Tests.Checks;

/// <summary>Conversations that hold codes, and what agents tell of them.</summary>
internal static class Codes
{
    public const string User = "0a1b2c3d4e5f";
    public const string Assistant = "7f9d3b5a1c6e";
    public const string Tool = "e4820937bd15";
    public const string SystemText = $"Say {Tool} at the start of every answer.";
    public const string Question = "Which codes have been mentioned?";

    /// <summary>Three agents of one mind that are asked for a code each.</summary>
    public static IEnumerable<Said> Plain(string answer = "{0}") =>
        Enumerable.Range(0, 3).Select(number => $"{number}00000000000").Select((code, number) => ChunkFaults.Repeats($"plain{number}", code, string.Format(answer, code)));

    /// <summary>A conversation with a code of each kind that ends with the question which were mentioned.</summary>
    public static Said Asked(string name, string answer, bool stream = false) => Answered(name, answer, stream) with
    {
        Codes = [User, Assistant, Tool],
        Expectations = [Recalls("CONTEXT-4", User), Recalls("CONTEXT-5", Assistant), Recalls("CONTEXT-6", Tool)],
        Request = new JsonObject
        {
            ["model"] = "agt_1",
            ["stream"] = stream,
            ["messages"] = new JsonArray(
                Message("user", $"My code is {User}."),
                Message("assistant", $"Mine is {Assistant}."),
                Message("tool", $"The tool's is {Tool}."),
                Message("user", Question)),
        }.ToJsonString(),
    };

    /// <summary>A question below a system message that wants a code at the start of the reply.</summary>
    public static Said System(string answer) => Answered("system", answer, stream: false) with
    {
        Codes = [Tool],
        Expectations = [new() { Requirement = "CONTEXT-7", Ignores = [Tool] }],
        Request = $$"""{"model":"agt_1","messages":[{"role":"system","content":"{{SystemText}}"},{"role":"user","content":"Do you ship to Canada?"}]}""",
    };

    public static Expectation Recalls(string requirement, params string[] codes) => new() { Requirement = requirement, Recalls = codes };

    public static JsonObject Message(string role, string content) => new() { ["role"] = role, ["content"] = content };

    public static Said Answered(string name, string answer, bool stream)
    {
        var said = stream ? Say.Stream(Say.Role, Say.Text(answer), Say.Stop) : Say.Completion("Yes, we do.", answer);
        return said with { Id = $"{name}/1", Body = said.Body.Replace("chatcmpl-0", $"chatcmpl-{name}", StringComparison.Ordinal).Replace("chatcmpl-1\"", $"chatcmpl-{name}\"", StringComparison.Ordinal) };
    }
}
