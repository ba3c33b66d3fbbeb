using Flowyte.Conformance.Clients.Judging;
using Flowyte.Conformance.Reporting;

namespace Flowyte.Conformance.Clients.Reporting;

/// <summary>The folder that the report on a client is written into.</summary>
public static class ClientFolder
{
    private static readonly (string Name, Action<ClientReport, Stream> Write)[] Files =
    [
        ("client.html", ClientHtml.Write),
        ("client.md", ClientMarkdown.Write),
        ("client.json", ClientJson.Write),
    ];

    /// <summary>Writes the report as HTML, Markdown and JSON, each whole or not at all.</summary>
    /// <returns>The paths of the files written.</returns>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(ClientReport report, string directory, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        return await AtomicFile.WriteAllAsync(report, directory, Files, cancellation);
    }
}
