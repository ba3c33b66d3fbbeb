using Flowyte.Conformance.Reporting;

namespace Flowyte.Conformance.SelfTesting;

/// <summary>The folder that the matrix of a self-test is written into.</summary>
public static class SelfTestFolder
{
    private static readonly (string Name, Action<SelfTestReport, Stream> Write)[] Files =
    [
        ("selftest.html", SelfTestHtml.Write),
        ("selftest.md", SelfTestMarkdown.Write),
        ("selftest.json", SelfTestJson.Write),
    ];

    /// <summary>Writes the matrix as HTML, Markdown and JSON, each whole or not at all.</summary>
    /// <returns>The paths of the files written.</returns>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(SelfTestReport report, string directory, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        return await AtomicFile.WriteAllAsync(report, directory, Files, cancellation);
    }
}
