namespace Flowyte.Conformance.Histories;

/// <summary>The last runs that a history tells of, the one that just ended among them.</summary>
public sealed record RunHistory
{
    /// <summary>The runs, the oldest first.</summary>
    public required IReadOnlyList<HistoryEntry> Entries { get; init; }

    /// <summary>The lines that could not be read, each with its place; they stay in the file.</summary>
    public IReadOnlyList<string> Unreadable { get; init; } = [];
}
