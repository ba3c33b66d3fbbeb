using System.Text.Json;

namespace Flowyte.MockServer.Sessions;

/// <summary>A look of an agent into its knowledge.</summary>
/// <param name="Id">The id, which is unique.</param>
/// <param name="Query">What was looked for.</param>
/// <param name="Documents">What was found, an array of objects with <c>title</c>, and <c>text</c>, <c>source</c> and <c>score</c> where known.</param>
internal sealed record Retrieval(string Id, string Query, JsonElement Documents);
