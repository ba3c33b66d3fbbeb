using Flowyte.Conformance.Comparing;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>What <c>verify</c> has to tell.</summary>
/// <param name="Comparison">What was found.</param>
/// <param name="Script">What was played.</param>
/// <param name="ExitCode">What the command exits with.</param>
internal sealed record ComparisonResult(StructureComparison Comparison, VerifyScript Script, int ExitCode);
