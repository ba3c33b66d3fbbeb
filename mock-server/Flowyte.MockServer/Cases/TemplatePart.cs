namespace Flowyte.MockServer.Cases;

/// <summary>A part of what an agent says: a text as it stands, or a place for what a condition took from the conversation.</summary>
/// <param name="Text">The text; or the name of the place.</param>
/// <param name="Filter">What is done to what is put there; null for a text.</param>
internal readonly record struct TemplatePart(string Text, Func<string, string>? Filter)
{
    /// <summary>Whether it is a place.</summary>
    public bool IsPlace => Filter is not null;
}
