using System.Collections.Immutable;
using Flowyte.MockServer.Authentication;
using Flowyte.MockServer.Chat;
using Flowyte.MockServer.Quotas;

namespace Flowyte.MockServer.Widget;

/// <summary>The publishable keys of a mock. They are kept as long as it runs, and outlive a change of the agents.</summary>
/// <param name="time">The clock that dates and counts.</param>
internal sealed class PublishableKeys(TimeProvider time)
{
    /// <summary>How many are kept. A further one takes the place of the one that was revoked first.</summary>
    public const int Most = 1000;

    private const string IdPrefix = "pubkey_";

    private readonly Lock _lock = new();
    private ImmutableDictionary<string, PublishableKey> _byId = ImmutableDictionary<string, PublishableKey>.Empty;
    private ImmutableDictionary<string, PublishableKey> _byValue = ImmutableDictionary<string, PublishableKey>.Empty;

    /// <summary>Mints a key.</summary>
    /// <param name="agent">The id of the agent that it is pinned to.</param>
    /// <param name="organisation">Whose key it is.</param>
    /// <param name="asked">What it is to be.</param>
    /// <param name="ask">The fingerprint of the request, of which id and key are made.</param>
    /// <returns>Null where there are as many as are kept, and none of them was revoked.</returns>
    public PublishableKey? Mint(string agent, string organisation, MintRequest asked, Fingerprint ask)
    {
        lock (_lock)
        {
            if (_byId.Count >= Most && !RemoveFirstRevoked())
            {
                return null;
            }

            var id = ask;
            while (_byId.ContainsKey($"{IdPrefix}{id}"))
            {
                id = id.With(0);
            }

            return Put(new()
            {
                Id = $"{IdPrefix}{id}",
                AgentId = agent,
                Name = asked.Name,
                AllowedOrigins = asked.AllowedOrigins,
                Env = asked.Env,
                RateLimitRpm = asked.RateLimitRpm,
                Key = KeyOf(asked.Env, organisation, id),
                Window = new(() => new(new MockQuota(asked.RateLimitRpm, TimeSpan.FromMinutes(1)), time)),
                CreatedAt = time.GetUtcNow(),
            });
        }
    }

    /// <summary>Replaces the key itself. The one before holds no more, from now on.</summary>
    /// <returns>Null where there is none of the id, or it was revoked.</returns>
    public PublishableKey? Rotate(string id, Fingerprint ask)
    {
        lock (_lock)
        {
            return _byId.GetValueOrDefault(id) is { IsRevoked: false } key
                ? Put(key with { Key = KeyOf(key.Env, key.Key.Organisation, ask), RotatedAt = time.GetUtcNow() })
                : null;
        }
    }

    /// <summary>Ends a key. One that was revoked stays as it is.</summary>
    /// <returns>Null where there is none of the id.</returns>
    public PublishableKey? Revoke(string id)
    {
        lock (_lock)
        {
            return _byId.GetValueOrDefault(id) is not { } key ? null
                : key.IsRevoked ? key
                : Put(key with { RevokedAt = time.GetUtcNow() });
        }
    }

    /// <summary>The keys of an agent that an organisation has minted, the oldest first.</summary>
    public ImmutableArray<PublishableKey> Of(string agent, string organisation) =>
        [.. _byId.Values.Where(key => key.AgentId == agent && key.Key.Organisation == organisation).OrderBy(key => key.CreatedAt).ThenBy(key => key.Id, StringComparer.Ordinal)];

    /// <summary>The key of an id; null where there is none.</summary>
    public PublishableKey? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The key that is written so; null where there is none, or it was rotated or revoked.</summary>
    public PublishableKey? FindValue(string value) => _byValue.GetValueOrDefault(value);

    /// <summary>Whether pages of an origin may use any of the keys.</summary>
    public bool AnyAllows(string origin) => _byValue.Values.Any(key => key.Allows(origin));

    private PublishableKey Put(PublishableKey key)
    {
        if (_byId.TryGetValue(key.Id, out var before))
        {
            _byValue = _byValue.Remove(before.Key.Value);
        }

        _byId = _byId.SetItem(key.Id, key);
        _byValue = key.IsRevoked ? _byValue : _byValue.SetItem(key.Key.Value, key);
        return key;
    }

    private bool RemoveFirstRevoked()
    {
        var first = _byId.Values.Where(key => key.IsRevoked).MinBy(key => key.RevokedAt);
        _byId = first is null ? _byId : _byId.Remove(first.Id);
        return first is not null;
    }

    private ApiKey KeyOf(string env, string organisation, Fingerprint fingerprint)
    {
        var value = PublishableKey.PrefixOf(env) + fingerprint.With(1);
        while (_byValue.ContainsKey(value))
        {
            fingerprint = fingerprint.With(1);
            value = PublishableKey.PrefixOf(env) + fingerprint.With(1);
        }

        return new(value, [ApiKey.ChatPublic]) { Organisation = organisation };
    }
}
