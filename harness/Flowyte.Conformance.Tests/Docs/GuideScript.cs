using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Flowyte.Conformance.Tests.Docs;

/// <summary>A guide as its reader follows it: its files are written, and its commands run in a shell, from the first to the last.</summary>
internal static partial class GuideScript
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "flowyte-conformance.dll");

    /// <summary>Writes the files of a guide into a folder, and its commands as a script.</summary>
    /// <param name="guide">The text of the guide.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="live">What stands for the live endpoint.</param>
    /// <returns>The script, which ends at the first command that fails; the key of the live endpoint is in <c>LIVE_API_KEY</c>.</returns>
    public static string Write(string guide, TemporaryFolder folder, Uri live)
    {
        folder.Write("bin/flowyte-conformance", $"#!/bin/bash\nexec dotnet \"{Program}\" \"$@\"\n");
        var script = new StringBuilder("""
            set -euo pipefail
            chmod +x bin/flowyte-conformance
            export PATH=$PWD/bin:$PATH
            trap 'kill $(jobs -p) 2>/dev/null || true' EXIT

            """);
        foreach (Match block in Blocks().Matches(guide.ReplaceLineEndings("\n")))
        {
            var text = block.Groups["text"].Value;
            if (block.Groups["language"].Value is "yaml" or "python")
            {
                folder.Write(FileName().Match(text).Groups["name"].Value, text);
            }
            else
            {
                script.Append(text);
            }
        }

        // The reader's own key is no business of the guide's, and a test takes no fixed port.
        return OwnKey().Replace(script.ToString(), "$$LIVE_API_KEY")
            .Replace("https://builder.flowyte.com/api/v1", live.ToString().TrimEnd('/'), StringComparison.Ordinal)
            .Replace("8085", FreePort().ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("^```(?<language>sh|yaml|python)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"^# (?<name>\S+)\n", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileName();

    [GeneratedRegex("flowyte_sk_…", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnKey();
}
