namespace Flowyte.Conformance.Recording;

/// <summary>What is known when a run is over. A recording without it was not written to its end.</summary>
internal sealed record RecordingEnd
{
    /// <summary>How long the run took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Whether the run was interrupted before its plan was done.</summary>
    public bool Interrupted { get; init; }

    /// <summary>Why requests are neither among the exchanges nor among the unsent; null where each is in one.</summary>
    public string? Incomplete { get; init; }

    /// <summary>Why no request reached the target; null where one did.</summary>
    public string? Unreachable { get; init; }

    /// <summary>What was planned and not sent, each with the reason.</summary>
    public required IReadOnlyDictionary<string, string> Unsent { get; init; }

    /// <summary>How many exchanges there are: tells a recording that was put together by hand.</summary>
    public required int Exchanges { get; init; }
}
