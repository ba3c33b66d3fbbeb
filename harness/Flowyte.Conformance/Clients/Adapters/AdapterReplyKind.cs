namespace Flowyte.Conformance.Clients.Adapters;

/// <summary>What came of a request to an adapter.</summary>
public enum AdapterReplyKind
{
    /// <summary>An answer.</summary>
    Answered,

    /// <summary>No answer within the time of the request and <see cref="AdapterRequest.Patience"/>.</summary>
    Hung,

    /// <summary>The process ended.</summary>
    Died,

    /// <summary>An answer that is not as <c>docs/adapter.md</c> says, which is the adapter's fault and not the SDK's.</summary>
    Invalid,
}
