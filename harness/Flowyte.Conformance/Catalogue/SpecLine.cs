namespace Flowyte.Conformance.Catalogue;

/// <summary>A line of the specs, as a pipeline finds it in its checkout.</summary>
/// <param name="File">
/// The path with <c>/</c>: the user's own file relative to the folder that the process was started in, a built-in one as it lies in
/// this repository, such as <c>specs/conversations/model/unknown-agent.yaml</c>.
/// </param>
/// <param name="Line">The line, from 1.</param>
public sealed record SpecLine(string File, int Line);
