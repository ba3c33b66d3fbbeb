namespace Flowyte.Conformance.Clients.Adapters;

/// <summary>What came of a request to an adapter.</summary>
public enum AdapterReplyKind
{
    /// <summary>An answer.</summary>
    Answered,

    /// <summary>No answer within the time of the request and <see cref="AdapterProcess.Grace"/>.</summary>
    Hung,

    /// <summary>The process ended, or broke the protocol beyond repair.</summary>
    Died,
}
