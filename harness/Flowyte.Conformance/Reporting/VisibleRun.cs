namespace Flowyte.Conformance.Reporting;

/// <summary>A run of text that came from bytes.</summary>
/// <param name="Text">The characters to show; none of them hidden, but for line feeds where lines are to break.</param>
/// <param name="IsEscape">Whether it is the escape of one hidden character or of bytes that are not UTF-8.</param>
public sealed record VisibleRun(string Text, bool IsEscape);
