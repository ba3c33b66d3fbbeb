using System.Collections.Immutable;
using Flowyte.MockServer.Authentication;

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

    /// <summary>What it has been taught to say. The first case that fits is taken.</summary>
    public required ImmutableArray<ReplyCase> Cases { get; init; }

    /// <summary>Keys that the mock is to know beside the well-known ones.</summary>
    public required ImmutableArray<ApiKey> Keys { get; init; }
}
