namespace Flowyte.Conformance.Clients.Adapters;

/// <summary>How an adapter is started.</summary>
/// <param name="File">The program.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Folder">The folder that it starts in; null for the current one.</param>
public sealed record AdapterCommand(string File, IReadOnlyList<string> Arguments, string? Folder = null);
