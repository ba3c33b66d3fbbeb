using Flowyte.Conformance.Reporting;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>The file that GitHub Actions shows on the page of a job.</summary>
internal static class JobSummary
{
    /// <summary>The most that GitHub takes of a step, in bytes: of a longer file it shows nothing.</summary>
    public const int MaxBytes = 1024 * 1024;

    private static ReadOnlySpan<byte> Cut => "\nThe rest is in report.html: a summary has room for 1 MiB.\n"u8;

    /// <summary>Adds the summary of a run; where it is too long, as many of its sections as fit.</summary>
    /// <exception cref="IOException">The file cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written to.</exception>
    public static void Append(string file, ReadOnlySpan<byte> summary)
    {
        using var stream = new FileStream(file, FileMode.Append, FileAccess.Write);
        var room = MaxBytes - stream.Position;
        if (summary.Length <= room)
        {
            stream.Write(summary);
        }
        else if (room > Cut.Length && summary[..(int)(room - Cut.Length)].LastIndexOf("\n## "u8) is >= 0 and var end)
        {
            stream.Write(summary[..end]);
            stream.Write(Cut);
        }
    }

    /// <summary>The summary of a run, in Markdown.</summary>
    public static byte[] Of(ReportView view)
    {
        using var stream = new MemoryStream();
        new MarkdownReport().Write(view, stream);
        return stream.ToArray();
    }
}
