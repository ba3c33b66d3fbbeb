using System.Text.Json;

namespace Flowyte.Conformance.Histories;

/// <summary>The form of a line of a history: one JSON object, as <c>specs/schemas/history.schema.json</c> describes it.</summary>
internal static class HistoryLine
{
    /// <summary>The version of the form: a number that grows when a reader of the older form could be misled.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The line in UTF-8, without its end.</summary>
    public static byte[] Write(HistoryEntry entry) => JsonSerializer.SerializeToUtf8Bytes(new StoredEntry(SchemaVersion, entry), StoredEntryContext.Default.StoredEntry);

    /// <summary>Reads a line; null where it is no entry of this form.</summary>
    public static HistoryEntry? Read(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, StoredEntryContext.Default.StoredEntry) is { SchemaVersion: SchemaVersion, Run: { } run } ? run : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
