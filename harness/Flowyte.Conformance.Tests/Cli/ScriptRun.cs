namespace Flowyte.Conformance.Tests.Cli;

/// <summary>What a call of the script came to: its exit code, and what it called <c>dotnet</c> with.</summary>
internal sealed record ScriptRun(int ExitCode, IReadOnlyList<string> Dotnet, IReadOnlyList<string> Errors);
