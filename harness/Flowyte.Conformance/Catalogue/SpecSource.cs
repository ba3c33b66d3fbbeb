using System.Diagnostics.CodeAnalysis;

namespace Flowyte.Conformance.Catalogue;

/// <summary>A file of the specs, before it is read.</summary>
/// <param name="Path">Its path below the specs folder, with <c>/</c>, such as <c>requirements/40-model.yaml</c>.</param>
/// <param name="File">Its name on disk, as the user named its folder.</param>
/// <param name="Own">Whether it is the user's own, not built in.</param>
internal sealed record SpecSource(string Path, string File, bool Own)
{
    /// <summary>The first folder of the path; empty for a file that lies in no folder.</summary>
    public string Folder => Path.IndexOf('/', StringComparison.Ordinal) is var end and >= 0 ? Path[..end] : "";

    /// <summary>The path by which a pipeline finds the file in its checkout; see <see cref="SpecLine.File"/>.</summary>
    public string PathInCheckout =>
        Own && System.IO.Path.GetRelativePath(Directory.GetCurrentDirectory(), File).Replace('\\', '/') is var relative
            && !System.IO.Path.IsPathRooted(relative) && !relative.StartsWith("../", StringComparison.Ordinal)
                ? relative
                : $"specs/{Path}";

    /// <summary>Reads the file's bytes, or says why they cannot be read.</summary>
    public bool TryRead(out byte[] bytes, [NotNullWhen(false)] out SpecProblem? problem)
    {
        try
        {
            (bytes, problem) = (System.IO.File.ReadAllBytes(File), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            (bytes, problem) = ([], Problem($"The file cannot be read: {exception.Message}"));
        }

        return problem is null;
    }

    /// <summary>A problem of the file as a whole.</summary>
    public SpecProblem Problem(string message) => new(File, 1, 1, message);
}
