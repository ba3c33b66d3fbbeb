using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Recording;

/// <summary>The first line of a recording of version 1, which was written when all was over: everything but the exchanges.</summary>
internal sealed record RecordingHeaderV1
{
    /// <summary>The version of the format.</summary>
    public required int Recording { get; init; }

    /// <summary>The version of the specs that the requests come from.</summary>
    public required string Specs { get; init; }

    /// <summary>The target, with something else in place of each key.</summary>
    public required Target Target { get; init; }

    /// <summary>How the run went.</summary>
    public required RunSettings Settings { get; init; }

    /// <summary>When the run began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Whether the run was interrupted before its plan was done.</summary>
    public bool Interrupted { get; init; }

    /// <summary>Why no request reached the target; null where one did.</summary>
    public string? Unreachable { get; init; }

    /// <summary>What was planned and not sent, each with the reason.</summary>
    public required IReadOnlyDictionary<string, string> Unsent { get; init; }

    /// <summary>How many lines follow, an exchange each: tells a recording that was cut off.</summary>
    public required int Exchanges { get; init; }
}
