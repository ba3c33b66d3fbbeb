using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Flowyte.MockServer.Authentication;

/// <summary>A key that the mock knows.</summary>
internal sealed class ApiKey(string value, ImmutableArray<string> scopes)
{
    public const string ChatWrite = "chat:write";
    private const string PublishablePrefix = "flowyte_pk_";

    public string Value => value;

    public ImmutableArray<string> Scopes => scopes;

    /// <summary>How many requests it may send to the agent whose file it stands in; null where the file says nothing of it.</summary>
    public MockQuota? Quota { get; init; }

    /// <summary>Tells the key from others, and nothing about it: ids are made of it.</summary>
    public string Digest { get; } = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(value)));

    public bool IsPublishable { get; } = value.StartsWith(PublishablePrefix, StringComparison.Ordinal);

    public bool MayWriteChats { get; } = scopes.Contains(ChatWrite);
}
