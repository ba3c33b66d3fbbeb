using YamlDotNet.RepresentationModel;

namespace Flowyte.MockServer.Agents;

/// <summary>Reads how fast an agent speaks.</summary>
internal sealed class PaceReader(YamlShape shape)
{
    private const double MostTokens = 1_000_000;

    /// <summary>Reads the pace of an agent or a case.</summary>
    /// <returns>Null where it has none.</returns>
    public Pace? Read(IReadOnlyDictionary<string, YamlNode> owner)
    {
        if (!owner.TryGetValue("pace", out var node)
            || shape.Map(node, "pace", required: [], optional: ["firstToken", "perChunk", "tokensPerSecond", "jitter"]) is not { } map)
        {
            return null;
        }

        if (map.ContainsKey("perChunk") && map.ContainsKey("tokensPerSecond"))
        {
            shape.Report(map["tokensPerSecond"], "perChunk and tokensPerSecond say the same thing in two ways: one of them was expected.");
        }

        return new(shape.Duration(map, "firstToken"), shape.Duration(map, "perChunk"))
        {
            TokensPerSecond = shape.Number(map, "tokensPerSecond", unit: "", MostTokens),
            Jitter = (shape.Number(map, "jitter", unit: "%", most: 100) ?? 0) / 100,
        };
    }
}
