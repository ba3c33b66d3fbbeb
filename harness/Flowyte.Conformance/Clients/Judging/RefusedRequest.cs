using Flowyte.Conformance.Clients.Adapters;

namespace Flowyte.Conformance.Clients.Judging;

/// <summary>What a client tells of a refusal (ERRORS).</summary>
internal static class RefusedRequest
{
    // Packages wrap the message in text of their own, and some cut it: its beginning is enough.
    private const int EnoughOfMessage = 40;

    /// <param name="bench">The bench.</param>
    /// <param name="mode">The mode.</param>
    /// <param name="scenario">What was met.</param>
    /// <param name="answer">What the client handed out.</param>
    /// <param name="status">The status that the server sent.</param>
    /// <param name="message">The message that the server sent; empty where it is not to be looked for.</param>
    public static void Check(ClientBench bench, AdapterMode mode, string scenario, AdapterAnswer answer, int status, string message)
    {
        bench.Check("ERRORS-1", mode, scenario, answer.Error is null ? $"The server refused with {status}, and the caller got no error." : "");
        if (answer.Error is not { } error)
        {
            return;
        }

        bench.Check("ERRORS-2", mode, scenario, error.Status == status ? "" : $"The status was {status}; {error.Class} tells {error.Status?.ToString() ?? "none"}.");
        if (message.Length > 0)
        {
            bench.Check("ERRORS-3", mode, scenario, Says(error, message) ? "" : $"\"{message}\" is lost; {error.Class} says \"{error.Message}\".");
        }
    }

    /// <summary>Whether an error tells a message for people.</summary>
    public static bool Says(AdapterError error, string message) => error.Message.Contains(message[..Math.Min(message.Length, EnoughOfMessage)], StringComparison.Ordinal);
}
