using System.Collections.Immutable;
using Flowyte.MockServer.Authentication;
using Flowyte.MockServer.Cases;

namespace Flowyte.MockServer.Agents;

/// <summary>An agent: who it is, what it says, and how fast.</summary>
internal sealed record Agent
{
    /// <summary>What clients send as <c>model</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it has a published version. Without one it answers nobody.</summary>
    public required bool Published { get; init; }

    /// <summary>How fast it speaks where a case says nothing else.</summary>
    public required Pace Pace { get; init; }

    /// <summary>What it has been taught to say.</summary>
    public required CaseSet Cases { get; init; }

    /// <summary>Keys that the mock is to know beside the well-known ones.</summary>
    public required ImmutableArray<ApiKey> Keys { get; init; }

    /// <summary>How many requests each key may send to it; null for what the whole server says.</summary>
    public MockQuota? Quota { get; init; }

    /// <summary>Whether its own keys alone may ask it.</summary>
    public bool IsRestricted { get; init; }

    /// <summary>Whether it refuses a conversation that no case fits, where it would make a reply up else.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Who it is, for people to read; it changes no answer. Null where nobody wrote it down.</summary>
    public string? Persona { get; init; }

    /// <summary>What it knows, for people to read; it changes no answer.</summary>
    public ImmutableArray<string> Knowledge { get; init; } = [];

    /// <summary>The file that it stands in; null where it stands in none.</summary>
    public string? File { get; init; }

    /// <summary>How many requests a key may send to it; null for what the whole server says.</summary>
    public MockQuota? QuotaOf(ApiKey key)
    {
        foreach (var own in Keys)
        {
            if (own.Value == key.Value)
            {
                return own.Quota ?? Quota;
            }
        }

        return Quota;
    }
}
