namespace Flowyte.Conformance.Generating;

/// <summary>A file that goes into the folder of the reports beside them.</summary>
/// <param name="Path">Its path below that folder, with <c>/</c>.</param>
/// <param name="Text">What it holds.</param>
public sealed record GeneratedFile(string Path, string Text);
