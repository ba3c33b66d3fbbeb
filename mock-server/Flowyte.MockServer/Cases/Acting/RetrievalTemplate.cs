namespace Flowyte.MockServer.Cases.Acting;

/// <summary>A look into the agent's knowledge.</summary>
/// <param name="Query">What is looked for.</param>
/// <param name="Documents">What is found, an array of objects.</param>
internal sealed record RetrievalTemplate(ReplyTemplate Query, JsonTemplate Documents)
{
    /// <summary>The names of all places.</summary>
    public IEnumerable<string> Places => [.. Query.Places, .. Documents.Places];
}
