using System.Collections.Frozen;

namespace Flowyte.MockServer.Authentication;

/// <summary>The keys that the mock accepts.</summary>
internal sealed class KeyRing(IEnumerable<ApiKey> more)
{
    private static readonly ApiKey[] WellKnown =
    [
        new(MockKeys.Secret, [ApiKey.ChatWrite, "chat:read", "agents:read"]),
        new(MockKeys.Unscoped, ["chat:read"]),
        new(MockKeys.Publishable, ["chat:public"]),
    ];

    // Of two entries for one key, the later counts: an agents file may change what a well-known key may do.
    private readonly FrozenDictionary<string, ApiKey> _keys = WellKnown.Concat(more)
        .GroupBy(key => key.Value)
        .ToFrozenDictionary(group => group.Key, group => group.Last());

    public ApiKey? Find(string value) => _keys.GetValueOrDefault(value);
}
