namespace Flowyte.Conformance.Wire;

/// <summary>How an exchange ended.</summary>
public enum ExchangeEnd
{
    /// <summary>The response arrived whole, by its own framing.</summary>
    Complete,

    /// <summary>No connection: the name did not resolve, the port refused, TLS failed.</summary>
    Unreachable,

    /// <summary>The target reset the connection.</summary>
    Reset,

    /// <summary>The target closed the connection before the response was whole by its own framing.</summary>
    Truncated,

    /// <summary>The time allowed for the exchange ran out.</summary>
    TimedOut,

    /// <summary>The response grew past one of our own bounds, and we stopped reading.</summary>
    LimitReached,

    /// <summary>What arrived is not HTTP/1.1.</summary>
    Malformed,

    /// <summary>The run was interrupted before the exchange ended.</summary>
    Interrupted,

    /// <summary>We closed the connection in the middle of the stream, as the request says.</summary>
    Left,
}
