using System.Collections.Frozen;

namespace Flowyte.MockServer.Authentication;

/// <summary>The keys that the mock accepts.</summary>
internal sealed class KeyRing(IEnumerable<ApiKey> more)
{
    private static readonly ApiKey[] WellKnown =
    [
        new(MockKeys.Secret, [ApiKey.ChatWrite, ApiKey.ChatRead, ApiKey.AgentsRead, ApiKey.AgentsWrite, ApiKey.PublishableKeysWrite]),
        new(MockKeys.Unscoped, [ApiKey.ChatRead]),
        new(MockKeys.Publishable, [ApiKey.ChatPublic]),
    ];

    // An agent's file may change what a well-known key may do. What several files say of one key is true of it together;
    // what it may do with one agent, that agent's file decides. It has one organisation: the first that a file names.
    private readonly FrozenDictionary<string, ApiKey>.AlternateLookup<ReadOnlySpan<char>> _keys = more
        .GroupBy(key => key.Value)
        .Select(group => new ApiKey(group.Key, [.. group.SelectMany(key => key.Scopes).Distinct()])
        {
            Organisation = group.Select(key => key.Organisation).FirstOrDefault(name => name != ApiKey.UsualOrganisation) ?? ApiKey.UsualOrganisation,
        })
        .Concat(WellKnown)
        .DistinctBy(key => key.Value)
        .ToFrozenDictionary(key => key.Value)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    public ApiKey? Find(ReadOnlySpan<char> value) => _keys.TryGetValue(value, out var key) ? key : null;
}
