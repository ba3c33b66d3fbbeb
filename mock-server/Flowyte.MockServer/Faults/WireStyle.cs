namespace Flowyte.MockServer.Faults;

/// <summary>How an answer crosses the socket.</summary>
internal sealed class WireStyle
{
    private bool _isRaw;

    /// <summary>Whether the answer is written to the socket around the web server, which would not write it so.</summary>
    public bool IsRaw
    {
        get => _isRaw || Framing != Framing.Usual || BreakOff is not null || Garbage is not null || ContentLength is not null
            || TransferEncoding is not null || LineEnding != "\r\n" || HasLowerCaseNames || ChunkExtension.Length > 0
            || Version != "1.1" || PieceLength is not null || IsSilent;
        set => _isRaw = value;
    }

    public Framing Framing { get; set; }

    /// <summary>What Content-Length says: a number, a number with a sign that is added to the true one, or any text; null for the truth.</summary>
    public string? ContentLength { get; set; }

    /// <summary>What Transfer-Encoding says; null for the truth.</summary>
    public string? TransferEncoding { get; set; }

    /// <summary>What ends the lines of the head.</summary>
    public string LineEnding { get; set; } = "\r\n";

    /// <summary>Fields that an answer usually has, and this one has not.</summary>
    public HashSet<string> Withheld { get; } = new(StringComparer.OrdinalIgnoreCase);

    public bool HasLowerCaseNames { get; set; }

    /// <summary>What follows the size of each chunk of the transfer coding.</summary>
    public string ChunkExtension { get; set; } = "";

    /// <summary>The version in the status line.</summary>
    public string Version { get; set; } = "1.1";

    /// <summary>How many bytes are written at a time; null for as many as there are.</summary>
    public int? PieceLength { get; set; }

    /// <summary>The content coding of the body, gzip or deflate; null for none.</summary>
    public string? Coding { get; set; }

    /// <summary>Where the answer stops; null where it is whole.</summary>
    public BreakOff? BreakOff { get; set; }

    /// <summary>Bytes that are sent instead of an answer; null for an answer.</summary>
    public byte[]? Garbage { get; set; }

    /// <summary>Whether nothing is sent at all, until the client leaves.</summary>
    public bool IsSilent { get; set; }
}
