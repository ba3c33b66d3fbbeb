namespace Flowyte.Conformance.Reporting;

/// <summary>Files that are there whole or not at all.</summary>
internal static class AtomicFile
{
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
