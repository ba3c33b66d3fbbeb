using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Recording;

/// <summary>The first line of a recording: what is known before anything is sent.</summary>
internal sealed record RecordingHeader
{
    /// <summary>The version of the format that this harness writes, and the newest that it reads.</summary>
    public const int CurrentVersion = 2;

    /// <summary>The version of the format.</summary>
    public required int Recording { get; init; }

    /// <summary>The version of the specs that the requests come from.</summary>
    public required string Specs { get; init; }

    /// <summary>Tells those specs from others of the same version.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The version of the harness that sent them.</summary>
    public required string Harness { get; init; }

    /// <summary>The target, with something else in place of each key.</summary>
    public required Target Target { get; init; }

    /// <summary>How the run goes.</summary>
    public required RunSettings Settings { get; init; }

    /// <summary>When the run began.</summary>
    public required DateTimeOffset StartedAt { get; init; }
}
