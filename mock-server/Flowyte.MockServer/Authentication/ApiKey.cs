using System.Collections.Immutable;

namespace Flowyte.MockServer.Authentication;

/// <summary>A key that the mock knows.</summary>
internal sealed class ApiKey(string value, ImmutableArray<string> scopes)
{
    public const string ChatWrite = "chat:write";
    private const string PublishablePrefix = "flowyte_pk_";

    public string Value => value;

    public ImmutableArray<string> Scopes => scopes;

    public bool IsPublishable => value.StartsWith(PublishablePrefix, StringComparison.Ordinal);

    public bool MayWriteChats => scopes.Contains(ChatWrite);
}
