using Flowyte.Conformance.Clients.Adapters;

namespace Flowyte.Conformance.Kit;

/// <summary>What a client handed out.</summary>
/// <param name="Text">The whole text, as far as it came.</param>
/// <param name="FinishReason">The finish reason, as the chat API writes it; null where the client tells none.</param>
public sealed record KitAnswer(string Text, string? FinishReason)
{
    /// <summary>The pieces of a stream, as the client handed them out.</summary>
    public IReadOnlyList<string> Pieces { get; init; } = [];

    /// <summary>The error that the client raised; null for none.</summary>
    public AdapterError? Error { get; init; }

    /// <summary>What came of a client that raised an exception.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="statusOf">The HTTP status that it tells; null for a client that tells none.</param>
    public static KitAnswer Failed(Exception exception, Func<Exception, int?>? statusOf = null)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return new KitAnswer("", null) { Error = new AdapterError(exception.GetType().Name, statusOf?.Invoke(exception), exception.Message) };
    }
}
