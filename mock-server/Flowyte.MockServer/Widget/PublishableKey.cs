using System.Collections.Immutable;
using Flowyte.MockServer.Authentication;
using Flowyte.MockServer.Quotas;

namespace Flowyte.MockServer.Widget;

/// <summary>A key for pages: everybody may see it, and it opens nothing but the widget of one agent, on pages of its origins.</summary>
internal sealed record PublishableKey
{
    /// <summary>The id, by which owners name it. It outlives rotations.</summary>
    public required string Id { get; init; }

    public required string AgentId { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>The origins whose pages may use it, as browsers write them.</summary>
    public required ImmutableArray<string> AllowedOrigins { get; init; }

    /// <summary><c>live</c> or <c>test</c>.</summary>
    public required string Env { get; init; }

    /// <summary>How many requests a minute it may send.</summary>
    public required int RateLimitRpm { get; init; }

    /// <summary>The key itself.</summary>
    public required ApiKey Key { get; init; }

    /// <summary>Counts its requests. A rotation does not begin anew.</summary>
    public required Lazy<QuotaWindow> Window { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the key itself was replaced last; null where it never was.</summary>
    public DateTimeOffset? RotatedAt { get; init; }

    /// <summary>When it ended; null where it holds.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    public bool IsRevoked => RevokedAt is not null;

    /// <summary>Enough of the key to tell it from others.</summary>
    public string Redacted => $"{PrefixOf(Env)}…{Key.Value[^4..]}";

    /// <summary>How keys of an environment begin.</summary>
    public static string PrefixOf(string env) => $"flowyte_pk_{env}_";

    /// <summary>Whether pages of an origin may use it.</summary>
    public bool Allows(string origin) => AllowedOrigins.Contains(origin, StringComparer.Ordinal);
}
