using Flowyte.Conformance.Cli.Output;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>Makes sure, before anything is sent, that what a run writes will have a place.</summary>
internal static class OutFolder
{
    /// <exception cref="UsageException">The folder cannot be made or written to.</exception>
    public static void Prepare(string directory, string option)
    {
        try
        {
            Directory.CreateDirectory(directory);
            var probe = Path.Combine(directory, Path.GetRandomFileName());
            File.Create(probe, bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"The folder {Shown.Text(directory)} cannot be written to ({exception.Message}). Give another with {option}.");
        }
    }

    /// <summary>Makes sure that there is a place for a file.</summary>
    /// <exception cref="UsageException">Its folder cannot be made or written to, or the file is a folder itself.</exception>
    public static void PrepareFor(string file, string option)
    {
        if (Directory.Exists(file))
        {
            throw new UsageException($"{Shown.Text(file)} is a folder. Name a file with {option}.");
        }

        Prepare(Path.GetDirectoryName(file)!, option);
    }
}
