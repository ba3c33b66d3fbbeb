namespace Flowyte.Conformance.Clients.Adapters;

/// <summary>An adapter could not be started, or does not keep to the protocol. The message says what to do.</summary>
public sealed class AdapterException : Exception
{
    /// <summary>Makes the exception.</summary>
    public AdapterException(string message)
        : base(message)
    {
    }
}
