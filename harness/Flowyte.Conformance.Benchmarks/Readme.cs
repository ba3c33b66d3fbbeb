namespace Flowyte.Conformance.Benchmarks;

/// <summary>The README at the root of the repository, of which a part is measured.</summary>
internal static class Readme
{
    /// <summary>Puts a text between the markers of a part; what stood there goes.</summary>
    /// <returns>What is wrong; null where it is done.</returns>
    public static string? Write(string part, string text)
    {
        var (opening, closing) = ($"<!-- benchmark:{part} -->", $"<!-- /benchmark:{part} -->");
        if (Repository.FindRoot() is not { } root)
        {
            return "there is no Flowyte.Conformance.sln in this folder or above it: run it in the repository";
        }

        var path = Path.Combine(root, "README.md");
        var content = File.Exists(path) ? File.ReadAllText(path) : "";
        var start = content.IndexOf(opening, StringComparison.Ordinal);
        var end = content.IndexOf(closing, StringComparison.Ordinal);
        if (start < 0 || end < start)
        {
            return $"{path} lacks the lines {opening} and {closing}, between which the table goes";
        }

        File.WriteAllText(path, $"{content[..(start + opening.Length)]}\n{text}\n{content[end..]}");
        return null;
    }
}
