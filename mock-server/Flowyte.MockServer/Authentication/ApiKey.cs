using System.Collections.Immutable;
using Flowyte.MockServer.Chat;

namespace Flowyte.MockServer.Authentication;

/// <summary>A key that the mock knows.</summary>
internal sealed class ApiKey(string value, ImmutableArray<string> scopes)
{
    public const string ChatWrite = "chat:write";
    public const string ChatRead = "chat:read";
    public const string AgentsRead = "agents:read";
    public const string AgentsWrite = "agents:write";
    public const string PublishableKeysWrite = "pubkeys:write";

    /// <summary>What publishable keys may do, and no secret key.</summary>
    public const string ChatPublic = "chat:public";

    /// <summary>The organisation of every key of which nothing else is said.</summary>
    public const string UsualOrganisation = "default";

    private const string PublishablePrefix = "flowyte_pk_";

    public string Value => value;

    public ImmutableArray<string> Scopes => scopes;

    /// <summary>How many requests it may send to the agent whose file it stands in; null where the file says nothing of it.</summary>
    public MockQuota? Quota { get; init; }

    /// <summary>
    /// Tells the key from others: ids are made of it. It stays in the process, so that it need not withstand an attack, for which
    /// a mock would wait until the system's cryptography is loaded.
    /// </summary>
    public string Digest { get; } = Fingerprint.Of(seed: 0, value).ToString();

    public bool IsPublishable { get; } = value.StartsWith(PublishablePrefix, StringComparison.Ordinal);

    /// <summary>Whose key it is: sessions belong to the organisation, not to the key.</summary>
    public string Organisation { get; init; } = UsualOrganisation;

    public bool MayWriteChats { get; } = scopes.Contains(ChatWrite);

    /// <summary>Whether the key has a scope.</summary>
    public bool May(string scope) => scope == ChatWrite ? MayWriteChats : scopes.Contains(scope);
}
