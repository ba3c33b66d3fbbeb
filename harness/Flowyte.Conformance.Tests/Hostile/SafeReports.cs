using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Flowyte.Conformance.Recording;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Hostile;

/// <summary>Whether the reports in a folder can be opened without harm.</summary>
internal static partial class SafeReports
{
    private const int PageBytes = 8_000_000;
    private const int ArchiveBytes = 64 * 1024 * 1024;

    // What was kept of all bodies, as it came and without its codings, in base64, and when each piece of it came.
    private const int RecordingBytes = 128 * 1024 * 1024;
    // Every rule with its help, whatever the target does.
    private const int ScanBytes = 4 * 1024 * 1024;
    private const int OtherBytes = 1024 * 1024;

    private static readonly string[] WithoutEnd = ["meta", "input", "link", "br", "hr", "col"];

    public static void Check(string folder)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var file in Directory.GetFiles(folder))
            {
                var name = Path.GetFileName(file);
                Assert.That(new FileInfo(file).Length, Is.LessThan(Bound(name)), name);
                var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(file));

                // A recording is no report: it holds what came as it came.
                Assert.That(name == RecordingFolder.FileName || IsHarmless(text), Is.True, $"a hidden character in {name}");
                CheckForm(name, text);
            }
        }
    }

    /// <summary>Whether text can go to a terminal: no control characters but line feeds.</summary>
    public static bool IsHarmless(string text) => !Hidden().IsMatch(text);

    private static int Bound(string name) => name switch { "report.html" => PageBytes, "results.sarif" => ScanBytes, "run.har" => ArchiveBytes, RecordingFolder.FileName => RecordingBytes, _ => OtherBytes };

    private static void CheckForm(string name, string text)
    {
        switch (Path.GetExtension(name))
        {
            case ".html":
                Assert.That(UnbalancedTag(text), Is.Null, name);
                break;
            case ".xml":
                Assert.That(() => XDocument.Parse(text), Throws.Nothing, name);
                break;
            case ".md":
                Assert.That(OutsideFences(text), Has.None.Contains("<script").And.None.Contains("<img"), name);
                break;
            case ".jsonl":
                Assert.That(() => text.Split('\n')[..^1].ToList().ForEach(line => JsonDocument.Parse(line).Dispose()), Throws.Nothing, name);
                break;
            default:
                Assert.That(() => JsonDocument.Parse(text).Dispose(), Throws.Nothing, name);
                break;
        }
    }

    private static IEnumerable<string> OutsideFences(string markdown)
    {
        var fence = "";
        foreach (var line in markdown.Split('\n'))
        {
            if (fence.Length == 0 && line.StartsWith("```", StringComparison.Ordinal))
            {
                fence = line[..^line.TrimStart('`').Length];
            }
            else if (fence.Length == 0)
            {
                yield return line;
            }
            else if (line == fence)
            {
                fence = "";
            }
        }
    }

    // The page closes every element that it opens, has one script, its own, and no handlers of events.
    private static string? UnbalancedTag(string html)
    {
        if (html.Split("<script").Length != 2)
        {
            return "not one script";
        }

        var open = new Stack<string>();
        foreach (Match tag in Tags().Matches(Code().Replace(html, "")))
        {
            var element = tag.Groups["name"].Value;
            if (Handler().IsMatch(Values().Replace(tag.Value, "")))
            {
                return tag.Value;
            }

            if (WithoutEnd.Contains(element) || tag.Value.EndsWith("/>", StringComparison.Ordinal))
            {
                continue;
            }

            if (!tag.Value.StartsWith("</", StringComparison.Ordinal))
            {
                open.Push(element);
            }
            else if (!open.TryPop(out var last) || last != element)
            {
                return $"{tag.Value} ends <{last}>";
            }
        }

        return open.TryPeek(out var left) ? $"<{left}> has no end" : null;
    }

    [GeneratedRegex(@"[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2066-\u2069\ufffe\uffff]", RegexOptions.NonBacktracking)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"(?s:<script>.*?</script>|<style>.*?</style>)", RegexOptions.NonBacktracking)]
    private static partial Regex Code();

    [GeneratedRegex(@"</?(?<name>[a-z][a-z0-9]*)(?:\s[^>]*)?>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();

    [GeneratedRegex("\"[^\"]*\"", RegexOptions.NonBacktracking)]
    private static partial Regex Values();

    [GeneratedRegex(@"\son[a-z]*\s*=", RegexOptions.NonBacktracking)]
    private static partial Regex Handler();
}
