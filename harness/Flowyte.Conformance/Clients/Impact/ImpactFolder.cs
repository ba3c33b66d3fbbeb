using Flowyte.Conformance.Reporting;

namespace Flowyte.Conformance.Clients.Impact;

/// <summary>Where the matrix is written to.</summary>
public static class ImpactFolder
{
    private static readonly (string Name, Action<ImpactMatrix, Stream> Write)[] Files =
    [
        ("sdk-impact.html", ImpactHtml.Write),
        ("sdk-impact.json", ImpactJson.Write),
    ];

    /// <summary>Writes the page and the data into a folder, and the data into one more file where that is wanted; each file whole or not at all.</summary>
    /// <returns>The paths of the files written.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(ImpactMatrix matrix, string directory, string? impactFile = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var paths = await AtomicFile.WriteAllAsync(matrix, directory, Files, cancellation);
        if (impactFile is null)
        {
            return paths;
        }

        await AtomicFile.WriteAsync(impactFile, output => ImpactJson.Write(matrix, output), cancellation);
        return [.. paths, impactFile];
    }
}
