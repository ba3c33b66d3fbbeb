namespace Flowyte.MockServer;

/// <summary>One thing that is wrong with a file of agents, or with what code has taught one.</summary>
/// <param name="File">The file, or the folder where no file is to blame; the id of the agent where it is code.</param>
/// <param name="Line">The line, from 1; 0 where no line is to blame.</param>
/// <param name="Column">The column, from 1; 0 where no line is to blame.</param>
/// <param name="Message">What is wrong, and what was expected.</param>
public sealed record AgentsProblem(string File, long Line, long Column, string Message)
{
    /// <summary>The problem as compilers print theirs: <c>file(line,column): message</c>.</summary>
    public override string ToString() => Line == 0 ? $"{File}: {Message}" : $"{File}({Line},{Column}): {Message}";
}
