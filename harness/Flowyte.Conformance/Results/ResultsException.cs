namespace Flowyte.Conformance.Results;

/// <summary>A <c>results.json</c> cannot be used. The message is for the user: what is wrong, where, and what to do next.</summary>
internal sealed class ResultsException(string message) : Exception(message);
