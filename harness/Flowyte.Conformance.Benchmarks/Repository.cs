namespace Flowyte.Conformance.Benchmarks;

/// <summary>The repository in which a benchmark runs.</summary>
internal static class Repository
{
    /// <summary>Its folder: the current one or the nearest above it that holds the solution; null where none does.</summary>
    public static string? FindRoot()
    {
        var folder = new DirectoryInfo(Environment.CurrentDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Flowyte.Conformance.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }
}
