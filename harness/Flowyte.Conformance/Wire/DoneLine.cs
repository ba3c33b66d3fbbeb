namespace Flowyte.Conformance.Wire;

/// <summary>Watches a growing event stream for the line <c>data: [DONE]</c>, with or without white space around its value.</summary>
internal sealed class DoneLine
{
    private int _lineStart;
    private int _scanned;
    private bool _found;

    /// <summary>Takes the body so far and says whether the line is in it, be it as the last one and without an ending yet.</summary>
    public bool IsIn(ReadOnlySpan<byte> body)
    {
        while (!_found && body[_scanned..].IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var found)
        {
            _found = IsDone(body[_lineStart..(_scanned + found)]);
            _lineStart = _scanned = _scanned + found + 1;
        }

        _scanned = body.Length;
        return _found || IsDone(body[_lineStart..]);
    }

    private static bool IsDone(ReadOnlySpan<byte> line) =>
        line.StartsWith("data:"u8) && line["data:"u8.Length..].Trim(" \t"u8).SequenceEqual("[DONE]"u8);
}
