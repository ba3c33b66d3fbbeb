namespace Flowyte.Conformance.Reporting;

/// <summary>Files that are there whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a report into a folder, in all its forms.</summary>
    /// <returns>The paths of the files written.</returns>
    public static async Task<IReadOnlyList<string>> WriteAllAsync<T>(
        T report, string directory, IEnumerable<(string Name, Action<T, Stream> Write)> files, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(directory).FullName;
        var paths = new List<string>();
        foreach (var (name, write) in files)
        {
            var path = Path.Combine(folder, name);
            await WriteAsync(path, output => write(report, output), cancellation);
            paths.Add(path);
        }

        return paths;
    }

    /// <summary>Writes a file beside its place and moves it there. Where writing fails, what stood there before stays.</summary>
    public static async Task WriteAsync(string path, Action<Stream> write, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            await using (stream)
            {
                write(stream);
                await stream.FlushAsync(cancellation);
                stream.Flush(flushToDisk: true);
            }

            cancellation.ThrowIfCancellationRequested();
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
