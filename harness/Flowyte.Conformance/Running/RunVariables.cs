using System.Security.Cryptography;
using System.Text;
using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Running;

/// <summary>The variables that every conversation has. What is made up depends on the seed and the case alone.</summary>
internal static class RunVariables
{
    private const string Question = "Do you ship to Canada? ";
    private const int ShortMessages = 120;
    private const int LongTextLength = 120_000;

    public static Variables For(Target target, int seed, string caseId)
    {
        var random = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{caseId}")));
        return new Variables(
        [
            new("agent", JsonNode.Of(target.Agent)),
            new("agentInOtherCase", JsonNode.Of(SwapCase(target.Agent))),
            new("unpublishedAgent", JsonNode.Of(target.UnpublishedAgent ?? "")),
            new("unknownAgent", JsonNode.Of("agt_" + random[..24])),
            new("nonce", JsonNode.Of(random[24..36])),
            new("longHistory", LongHistory),
        ]);
    }

    private static JsonNode LongHistory { get; } = JsonNode.Array(
    [
        .. Enumerable.Range(0, ShortMessages).Select(number => Message(number % 2 == 0 ? "user" : "assistant", "Hello.")),
        Message("user", string.Concat(Enumerable.Repeat(Question, (LongTextLength / Question.Length) + 1))[..LongTextLength]),
    ]);

    private static JsonNode Message(string role, string content) => JsonNode.Object(("role", JsonNode.Of(role)), ("content", JsonNode.Of(content)));

    private static string SwapCase(string text) =>
        string.Concat(text.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter)));
}
