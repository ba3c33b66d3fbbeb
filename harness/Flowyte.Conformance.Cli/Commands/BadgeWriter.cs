using System.Text;
using Flowyte.Conformance.Badges;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Cli.Output;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>Writes the badges of a run.</summary>
internal static class BadgeWriter
{
    /// <summary>Makes sure, before anything is sent, that each file is one that can be written.</summary>
    /// <exception cref="UsageException">A file has another ending, or no place.</exception>
    public static void Prepare(IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            if (!IsSvg(path) && !path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                throw new UsageException($"--badge {Shown.Text(Path.GetFileName(path))} is neither a picture nor an endpoint. Name a file that ends in .svg, or in .json for shields.io.");
            }

            OutFolder.PrepareFor(path, "--badge");
        }
    }

    /// <summary>Writes the badges.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> WriteAsync(RunReport report, IReadOnlyList<string> files, int exitCode, CliHost host)
    {
        if (files.Count == 0)
        {
            return exitCode;
        }

        var badge = Badge.Of(new ReportView(report));
        foreach (var file in files)
        {
            try
            {
                await AtomicFile.WriteAsync(file, stream => stream.Write(Encoding.UTF8.GetBytes(IsSvg(file) ? badge.ToSvg() : badge.ToEndpoint())), CancellationToken.None);
                host.Out.WriteLine(Shown.Text(Path.GetRelativePath(Directory.GetCurrentDirectory(), file)));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                host.Error.WriteLine($"error: the badge could not be written to {Shown.Text(file)}: {Shown.Text(exception.Message)}. Give another file with --badge.");
                exitCode = exitCode == ExitCodes.Ok ? ExitCodes.Usage : exitCode;
            }
        }

        return exitCode;
    }

    private static bool IsSvg(string file) => file.EndsWith(".svg", StringComparison.OrdinalIgnoreCase);
}
