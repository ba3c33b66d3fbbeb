using Flowyte.Conformance.Reporting;

namespace Flowyte.Conformance.Clients.Impact;

/// <summary>Where the matrix is written to.</summary>
public static class ImpactFolder
{
    /// <summary>Writes the page and the data into a folder, and the data into one more file where that is wanted; each file whole or not at all.</summary>
    /// <returns>The paths of the files written.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(ImpactMatrix matrix, string directory, string? impactFile = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var folder = Directory.CreateDirectory(directory).FullName;
        var paths = new List<string>();
        await WriteOneAsync(Path.Combine(folder, "sdk-impact.html"), output => ImpactHtml.Write(matrix, output));
        await WriteOneAsync(Path.Combine(folder, "sdk-impact.json"), output => ImpactJson.Write(matrix, output));
        if (impactFile is not null)
        {
            await WriteOneAsync(impactFile, output => ImpactJson.Write(matrix, output));
        }

        return paths;

        async Task WriteOneAsync(string path, Action<Stream> write)
        {
            await AtomicFile.WriteAsync(path, write, cancellation);
            paths.Add(path);
        }
    }
}
