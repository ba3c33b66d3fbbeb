namespace Flowyte.Conformance.Checks;

/// <summary>Media types in lower case, without parameters.</summary>
internal static class MediaTypes
{
    /// <summary>Whether it is JSON's own, or one that says of itself that it is JSON (RFC 6839 §3.1).</summary>
    public static bool IsJson(string mediaType) =>
        mediaType == "application/json" || mediaType.EndsWith("+json", StringComparison.Ordinal);
}
