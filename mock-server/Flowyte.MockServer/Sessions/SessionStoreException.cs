namespace Flowyte.MockServer.Sessions;

/// <summary>The state of the sessions cannot be read or written.</summary>
internal sealed class SessionStoreException(string message, Exception inner) : Exception(message, inner);
