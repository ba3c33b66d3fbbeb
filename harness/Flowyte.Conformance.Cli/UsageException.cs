namespace Flowyte.Conformance.Cli;

/// <summary>The command cannot run as it was given. The message is for the user: what is wrong, where, and what to do next.</summary>
internal sealed class UsageException(string message) : Exception(message);
