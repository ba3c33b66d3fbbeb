namespace Flowyte.Conformance.Wire;

/// <summary>The parts of a status line.</summary>
internal sealed record StatusLine(string Version, int Status, string Reason);
