using YamlDotNet.RepresentationModel;

namespace Flowyte.MockServer.Agents;

/// <summary>Reads how fast an agent speaks.</summary>
internal sealed class PaceReader(YamlShape shape)
{
    private const double MostTokens = 1_000_000;
    private const string Exact = "delays";
    private static readonly string[] Keys = ["firstToken", "latency", "perChunk", "tokensPerSecond", "jitter"];

    /// <summary>Reads the pace of an agent, or of a whole script.</summary>
    /// <returns>Null where it has none.</returns>
    public Pace? Read(IReadOnlyDictionary<string, YamlNode> owner) => Read(owner, Keys);

    /// <summary>Reads the pace of a case, which may have an exact time for each chunk of its reply.</summary>
    /// <param name="owner">The case.</param>
    /// <param name="chunks">How many chunks the reply is cut in; null where the mock cuts it.</param>
    /// <returns>Null where it has none.</returns>
    public Pace? Read(IReadOnlyDictionary<string, YamlNode> owner, int? chunks)
    {
        var pace = Read(owner, [.. Keys, Exact]);
        if (pace is { Exact.IsEmpty: false } && chunks != pace.Exact.Length)
        {
            shape.Report(
                owner["pace"],
                $"delays has {pace.Exact.Length} times, one for each chunk; the reply {(chunks is { } count ? $"has {count} chunks" : "is no list of chunks")}.");
        }

        return pace;
    }

    private Pace? Read(IReadOnlyDictionary<string, YamlNode> owner, string[] keys)
    {
        if (!owner.TryGetValue("pace", out var node) || shape.Map(node, "pace", required: [], optional: keys) is not { } map)
        {
            return null;
        }

        if (map.TryGetValue(Exact, out var delays) && map.Count > 1)
        {
            shape.Report(delays, "delays says the time before each chunk: it stands alone.");
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
            Exact = keys.Contains(Exact) ? [.. shape.Items(map, Exact).Select(item => shape.Duration(item, "Each item of delays"))] : [],
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
