using System.Collections.Immutable;

namespace Flowyte.MockServer.Cases.Acting;

/// <summary>What an agent does beside what it says. Sessions show it; chat/completions does not.</summary>
internal sealed class CaseActions
{
    /// <summary>The tools that it calls, in their order.</summary>
    public required ImmutableArray<CallTemplate> Calls { get; init; }

    /// <summary>What it looks up in its knowledge, in their order.</summary>
    public required ImmutableArray<RetrievalTemplate> Retrievals { get; init; }

    /// <summary>The quick replies that it suggests to the user.</summary>
    public required ImmutableArray<ReplyTemplate> Suggestions { get; init; }
}
