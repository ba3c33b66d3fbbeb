namespace Flowyte.Conformance.Catalogue;

/// <summary>A value that a turn keeps of its answer, so that later turns of the conversation can use it as <c>{{name}}</c>.</summary>
/// <param name="Name">The name, such as <c>session.id</c>.</param>
/// <param name="Pointers">JSON Pointers into the answer's body; the first that names a text or a number counts.</param>
public sealed record Capture(string Name, IReadOnlyList<string> Pointers);
