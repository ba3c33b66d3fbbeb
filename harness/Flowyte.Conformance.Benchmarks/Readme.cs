namespace Flowyte.Conformance.Benchmarks;

/// <summary>The README at the root of the repository, of which a part is measured.</summary>
internal static class Readme
{
    private const string Start = "<!-- benchmark:engine -->";
    private const string End = "<!-- /benchmark:engine -->";

    /// <summary>Puts a text between the markers; what stood there goes.</summary>
    /// <returns>What is wrong; null where it is done.</returns>
    public static string? Write(string text)
    {
        if (FindRoot() is not { } root)
        {
            return "there is no Flowyte.Conformance.sln in this folder or above it: run it in the repository";
        }

        var path = Path.Combine(root, "README.md");
        var content = File.Exists(path) ? File.ReadAllText(path) : "";
        var start = content.IndexOf(Start, StringComparison.Ordinal);
        var end = content.IndexOf(End, StringComparison.Ordinal);
        if (start < 0 || end < start)
        {
            return $"{path} lacks the lines {Start} and {End}, between which the table goes";
        }

        File.WriteAllText(path, $"{content[..(start + Start.Length)]}\n{text}\n{content[end..]}");
        return null;
    }

    private static string? FindRoot()
    {
        var folder = new DirectoryInfo(Environment.CurrentDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Flowyte.Conformance.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }
}
