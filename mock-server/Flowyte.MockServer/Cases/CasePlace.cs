namespace Flowyte.MockServer.Cases;

/// <summary>Where a case stands.</summary>
/// <param name="Number">Its number among the cases of its agent's file, from 1, or among those that code has taught it.</param>
/// <param name="Turn">The turn of a scripted conversation, from 1; null where the case is none.</param>
/// <param name="Line">Its line in the file, from 1; 0 where it stands in none.</param>
/// <param name="Column">Its column, from 1; 0 where it stands in none.</param>
internal sealed record CasePlace(int Number, int? Turn, long Line, long Column)
{
    /// <summary>Whether code has taught the case, and no file.</summary>
    public bool IsFromCode => Line == 0;

    /// <summary>The place as people read it, such as <c>case 2, turn 1</c> or <c>case 1 from code</c>.</summary>
    public override string ToString() => $"case {Number}{(IsFromCode ? " from code" : "")}{(Turn is null ? "" : $", turn {Turn}")}";
}
