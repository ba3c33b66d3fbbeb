using System.Security.Cryptography;
using System.Text;
using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Running;

/// <summary>The variables that every conversation has. What is made up depends on the seed and the case alone.</summary>
internal static class RunVariables
{
    private const int LongTextLength = 100_000;

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
            new("longText", JsonNode.Of(LongText)),
        ]);
    }

    private static string LongText { get; } =
        string.Concat(Enumerable.Repeat("Do you ship to Canada? ", LongTextLength))[..LongTextLength];

    private static string SwapCase(string text) =>
        string.Concat(text.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter)));
}
