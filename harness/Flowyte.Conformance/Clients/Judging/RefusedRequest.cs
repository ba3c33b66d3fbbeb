using Flowyte.Conformance.Clients.Adapters;

namespace Flowyte.Conformance.Clients.Judging;

/// <summary>What a client tells of a refusal (ERRORS).</summary>
internal static class RefusedRequest
{
    // Packages wrap the message in text of their own, and some cut it: its beginning is enough.
    private const int EnoughOfMessage = 40;

    /// <param name="answer">What the client handed out.</param>
    /// <param name="status">The status that the server sent.</param>
    /// <param name="message">The message that the server sent; empty where it is not to be looked for.</param>
    /// <param name="check">Takes what was found.</param>
    public static void Check(AdapterAnswer answer, int status, string message, CheckSink check)
    {
        check("ERRORS-1", answer.Error is null ? $"The server refused with {status}, and the caller got no error." : "");
        if (answer.Error is not { } error)
        {
            return;
        }

        check("ERRORS-2", error.Status == status ? "" : $"The status was {status}; {error.Class} tells {error.Status?.ToString() ?? "none"}.");
        if (message.Length > 0)
        {
            check("ERRORS-3", Says(error, message) ? "" : $"\"{message}\" is lost; {error.Class} says \"{error.Message}\".");
        }
    }

    /// <summary>Whether an error tells a message for people.</summary>
    public static bool Says(AdapterError error, string message) => error.Message.Contains(message[..Math.Min(message.Length, EnoughOfMessage)], StringComparison.Ordinal);
}
