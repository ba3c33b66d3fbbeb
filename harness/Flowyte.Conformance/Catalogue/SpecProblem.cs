namespace Flowyte.Conformance.Catalogue;

/// <summary>One thing that is wrong with a file of the specs.</summary>
/// <param name="File">The file, as the user named its folder.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Message">What is wrong and what was expected, with the nearest valid key where one is near.</param>
public sealed record SpecProblem(string File, int Line, int Column, string Message)
{
    /// <summary>The problem as compilers print theirs: <c>file(line,column): message</c>.</summary>
    public override string ToString() => $"{File}({Line},{Column}): {Message}";
}
