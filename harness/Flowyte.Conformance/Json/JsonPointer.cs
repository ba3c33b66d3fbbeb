namespace Flowyte.Conformance.Json;

/// <summary>JSON Pointers (RFC 6901) as strings; the empty one is the root.</summary>
public static class JsonPointer
{
    /// <summary>The pointer to a member of the value that a pointer names.</summary>
    public static string Append(string pointer, string name) => $"{pointer}/{Escape(name)}";

    /// <summary>The pointer to an item of the array that a pointer names.</summary>
    public static string Append(string pointer, int index) => $"{pointer}/{index}";

    // RFC 6901 §3: '~' first, or the '~' of a fresh "~1" would be escaped again.
    private static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
