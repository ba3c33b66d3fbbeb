namespace Flowyte.Conformance.Schemas;

/// <summary>URIs of schemas (RFC 3986), as strings in one spelling so that equal ones are equal.</summary>
internal static class SchemaUri
{
    // Where the schemas of a set stand side by side, so that a file name is a reference. Nothing is ever read from there.
    private static readonly Uri Folder = new("file:///schemas/");

    /// <summary>The URI of a schema by its name in the set.</summary>
    public static string OfName(string name) =>
        name.Contains("://", StringComparison.Ordinal) ? new Uri(name).AbsoluteUri : new Uri(Folder, $"{name}.schema.json").AbsoluteUri;

    /// <summary>Resolves a reference and takes it apart at the fragment; null where it cannot be resolved.</summary>
    /// <param name="baseUri">What the reference is relative to.</param>
    /// <param name="reference">The reference as written.</param>
    public static (string Uri, string Fragment)? Resolve(string baseUri, string reference)
    {
        var mark = reference.IndexOf('#', StringComparison.Ordinal);
        var path = mark < 0 ? reference : reference[..mark];
        var fragment = mark < 0 ? "" : Uri.UnescapeDataString(reference[(mark + 1)..]);

        // Not every base can be the base of a path (urn:…), but each has fragments.
        if (path.Length == 0)
        {
            return (baseUri, fragment);
        }

        // A path such as /a is absolute as a file name, but not as a reference.
        return !path.StartsWith('/') && Uri.TryCreate(path, UriKind.Absolute, out var uri)
            || Uri.TryCreate(new Uri(baseUri), path, out uri)
            ? (uri.AbsoluteUri, fragment)
            : null;
    }
}
