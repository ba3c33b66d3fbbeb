using System.Text;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Cli.Output;
using Flowyte.Conformance.Comparing;
using Flowyte.Conformance.Reporting;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>Shows a comparison and writes its file.</summary>
internal static class ComparisonWriter
{
    /// <summary>Shows and writes. It cannot be interrupted: what was compared was costly.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> WriteAsync(ComparisonResult result, bool asJson, bool showTexts, string? file, CliHost host)
    {
        if (asJson)
        {
            using var json = new MemoryStream();
            WriteJson(result, json);
            host.Out.WriteLine(Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length));
        }
        else
        {
            VerifyView.Write(result, showTexts, host);
        }

        if (file is null)
        {
            return result.ExitCode;
        }

        try
        {
            await AtomicFile.WriteAsync(file, stream => WriteJson(result, stream), CancellationToken.None);
            return result.ExitCode;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            host.Error.WriteLine($"error: the comparison could not be written to {Shown.Text(file)}: {Shown.Text(exception.Message)}. Give another file with --out.");
            return result.ExitCode == ExitCodes.Ok ? ExitCodes.Usage : result.ExitCode;
        }
    }

    private static void WriteJson(ComparisonResult result, Stream output) =>
        StructureComparisonJson.Write(result.Comparison, result.Script.Live, result.Script.NotPlayed, result.ExitCode, output);
}
