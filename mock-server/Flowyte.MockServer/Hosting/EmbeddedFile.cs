namespace Flowyte.MockServer.Hosting;

/// <summary>Files that are a part of the mock's own assembly.</summary>
internal static class EmbeddedFile
{
    /// <summary>Reads a file whole.</summary>
    /// <param name="name">Its name, such as <c>page/page.css</c>.</param>
    public static byte[] Read(string name)
    {
        using var resource = typeof(EmbeddedFile).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
