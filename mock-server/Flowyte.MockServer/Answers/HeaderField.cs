namespace Flowyte.MockServer.Answers;

/// <summary>A field of an answer's head.</summary>
internal readonly record struct HeaderField(string Name, string Value);
