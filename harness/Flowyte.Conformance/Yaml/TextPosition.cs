namespace Flowyte.Conformance.Yaml;

/// <summary>A place in a text, as editors count it.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1, in UTF-16 units.</param>
public sealed record TextPosition(int Line, int Column);
