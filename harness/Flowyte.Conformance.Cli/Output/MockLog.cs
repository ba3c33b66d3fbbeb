using Flowyte.MockServer;
using Flowyte.MockServer.Journal;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>Shows what happens to a mock: each request as a line, once it is over, and each change of its agents.</summary>
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

    /// <summary>Shows what happens beside requests, each in a line or some, until it is interrupted.</summary>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public static async Task FollowAsync<T>(Notices<T> notices, TextWriter output, CancellationToken cancellation)
        where T : class
    {
        await foreach (var notice in notices.FollowAsync(cancellation))
        {
            output.WriteLine(Shown.Lines(notice.ToString()!));
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
