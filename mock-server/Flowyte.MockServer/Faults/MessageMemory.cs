using System.Text.Json.Nodes;

namespace Flowyte.MockServer.Faults;

/// <summary>Keeps messages of requests beyond their answers, so that a fault can mix them into others. It forgets everything when it is full.</summary>
internal sealed class MessageMemory
{
    private const int Most = 1_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, IReadOnlyList<JsonNode>> _kept = [];
    private readonly Dictionary<string, string> _lastOf = [];

    /// <summary>The messages that were kept first under a key: these ones, where there were none.</summary>
    public IReadOnlyList<JsonNode> First(string key, IReadOnlyList<JsonNode> messages)
    {
        lock (_lock)
        {
            return _kept.TryGetValue(key, out var kept) ? kept : Keep(key, messages);
        }
    }

    /// <summary>All messages that were kept under a key, with these ones behind them.</summary>
    public IReadOnlyList<JsonNode> Append(string key, IReadOnlyList<JsonNode> messages)
    {
        lock (_lock)
        {
            return Keep(key, [.. (_kept.GetValueOrDefault(key) ?? []).Concat(messages).TakeLast(Most)]);
        }
    }

    /// <summary>The values that somebody else kept last under a key; none where there were none. Those of whoever asks take their place.</summary>
    public IReadOnlyList<JsonNode> Exchange(string key, string who, IReadOnlyList<JsonNode> own)
    {
        lock (_lock)
        {
            var others = _lastOf.GetValueOrDefault(key) is { } last && last != who ? _kept.GetValueOrDefault(key) ?? [] : [];
            Keep(key, own);
            _lastOf[key] = who;
            return others;
        }
    }

    private IReadOnlyList<JsonNode> Keep(string key, IReadOnlyList<JsonNode> messages)
    {
        if (_kept.Count >= Most)
        {
            _kept.Clear();
            _lastOf.Clear();
        }

        return _kept[key] = [.. messages.Select(message => message.DeepClone())];
    }
}
