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
            || shape.Map(node, "pace", required: [], optional: ["firstToken", "latency", "perChunk", "tokensPerSecond", "jitter"]) is not { } map)
        {
            return null;
        }

        if (map.ContainsKey("perChunk") && map.ContainsKey("tokensPerSecond"))
        {
            shape.Report(map["tokensPerSecond"], "perChunk and tokensPerSecond say the same thing in two ways: one of them was expected.");
        }

        if (map.ContainsKey("firstToken") && map.ContainsKey("latency"))
        {
            shape.Report(map["latency"], "firstToken and latency say the same thing in two ways: one of them was expected.");
        }

        return new(map.ContainsKey("firstToken") ? shape.Duration(map, "firstToken") : null, shape.Duration(map, "perChunk"))
        {
            Latency = Latency(map),
            TokensPerSecond = shape.Number(map, "tokensPerSecond", unit: "", MostTokens),
            Jitter = (shape.Number(map, "jitter", unit: "%", most: 100) ?? 0) / 100,
        };
    }

    private MockLatency? Latency(IReadOnlyDictionary<string, YamlNode> pace)
    {
        if (!pace.TryGetValue("latency", out var node))
        {
            return null;
        }

        if (node is YamlMappingNode map)
        {
            return shape.Understood(node, () => MockLatency.Of(map.Select(point => (Value(point.Key), Value(point.Value)))));
        }

        shape.Report(node, "latency is a mapping of percentiles, such as { p50: 300ms, p90: 800ms, p99: 2s }.");
        return null;
    }

    private static string Value(YamlNode node) => (node as YamlScalarNode)?.Value ?? "";
}
