namespace Flowyte.MockServer.Recording;

/// <summary>An answer or a conversation cannot be written as a case; the message says why, without what was said.</summary>
internal sealed class NotRecordableException(string message) : Exception(message);
