namespace Flowyte.MockServer.Cases.Acting;

/// <summary>A call of a tool.</summary>
/// <param name="Name">The name of the tool.</param>
/// <param name="Arguments">What it is called with, an object.</param>
/// <param name="Result">What it gives back; null where nothing is said of it.</param>
internal sealed record CallTemplate(string Name, JsonTemplate Arguments, JsonTemplate? Result)
{
    /// <summary>The names of all places.</summary>
    public IEnumerable<string> Places => [.. Arguments.Places, .. Result?.Places ?? []];
}
