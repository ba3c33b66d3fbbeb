namespace Flowyte.Conformance.Histories;

/// <summary>An entry with the version of its form.</summary>
/// <param name="SchemaVersion">The version.</param>
/// <param name="Run">The run; null in a line of another form.</param>
internal sealed record StoredEntry(int SchemaVersion, HistoryEntry? Run);
