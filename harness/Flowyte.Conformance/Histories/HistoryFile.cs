namespace Flowyte.Conformance.Histories;

/// <summary>The file that <c>--history</c> names: a line a run, in the order in which they ended.</summary>
internal static class HistoryFile
{
    /// <summary>How many runs are read.</summary>
    public const int MostRuns = 200;

    // Enough for so many runs that each failed in a hundred requirements.
    private const int MostBytes = 1024 * 1024;
    private const byte LineFeed = (byte)'\n';

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// Adds a run at the end and reads the last ones. Runs that end at once wait for each other, so that no line is torn or lost;
    /// a line that a crash left unfinished is ended first, so that it spoils no other.
    /// </summary>
    /// <param name="path">The file; made where it is missing.</param>
    /// <param name="entry">The run.</param>
    /// <param name="time">The clock to wait by.</param>
    /// <exception cref="IOException">The file cannot be written to, or somebody holds it all the time.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written to.</exception>
    public static async Task<RunHistory> AddAsync(string path, HistoryEntry entry, TimeProvider time)
    {
        await using var stream = await OpenAsync(path, time);
        if (stream.Length > 0)
        {
            stream.Position = stream.Length - 1;
            if (stream.ReadByte() != LineFeed)
            {
                stream.WriteByte(LineFeed);
            }
        }

        await stream.WriteAsync((byte[])[.. HistoryLine.Write(entry), LineFeed]);
        stream.Flush(flushToDisk: true);
        return await ReadAsync(stream);
    }

    private static async Task<FileStream> OpenAsync(string path, TimeProvider time)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException) && time.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(Pause, time);
            }
        }
    }

    private static async Task<RunHistory> ReadAsync(FileStream stream)
    {
        var start = Math.Max(0, stream.Length - MostBytes);
        var bytes = new byte[stream.Length - start];
        stream.Position = start;
        await stream.ReadExactlyAsync(bytes);
        var entries = new List<HistoryEntry>();
        var unreadable = new List<string>();
        var number = 0;
        foreach (var range in bytes.AsSpan().Split(LineFeed))
        {
            number++;
            var line = bytes.AsSpan(range).Trim(" \t\r"u8);

            // Where the file is longer than what is read, the first line is the end of one.
            if (line.IsEmpty || (number == 1 && start > 0))
            {
                continue;
            }

            if (HistoryLine.Read(line) is { } entry)
            {
                entries.Add(entry);
            }
            else
            {
                unreadable.Add(start == 0 ? $"line {number}" : $"the line at byte {start + range.Start.GetOffset(bytes.Length)}");
            }
        }

        return new RunHistory { Entries = [.. entries.TakeLast(MostRuns)], Unreadable = unreadable };
    }
}
