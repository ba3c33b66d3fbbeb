using Flowyte.MockServer.Journal;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>Shows each request of a mock as a line, once it is over.</summary>
internal static class MockLog
{
    private const int LongestLine = 300;

    /// <summary>Shows requests until it is interrupted.</summary>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public static async Task FollowAsync(MockJournal journal, TextWriter output, CancellationToken cancellation)
    {
        output.WriteLine();
        var last = 0L;
        await foreach (var entry in journal.FollowAsync(after: last, cancellation))
        {
            if (entry.Number > last + 1)
            {
                output.WriteLine($"… {entry.Number - last - 1} requests more: the mock was faster than this log.");
            }

            last = entry.Number;
            output.WriteLine(Line(entry));
            await output.FlushAsync(cancellation);
        }
    }

    /// <summary>A request in a line of bounded length. What the client sent cannot steer the terminal.</summary>
    public static string Line(JournalEntry entry)
    {
        var text = Shown.Text(entry.ToString());
        return text.Length > LongestLine ? string.Concat(text.AsSpan(0, LongestLine - 1), "…") : text;
    }
}
