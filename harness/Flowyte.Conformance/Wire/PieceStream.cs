namespace Flowyte.Conformance.Wire;

/// <summary>Reads a body piece by piece as it arrived, and knows when what was read last had come.</summary>
internal sealed class PieceStream(ReadOnlyMemory<byte> body, IReadOnlyList<BodyPiece> pieces) : Stream
{
    private int _piece;
    private int _position;

    /// <summary>When the bytes that were read last arrived.</summary>
    public TimeSpan At { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => body.Length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        while (_piece < pieces.Count && _position >= End(pieces[_piece]))
        {
            _piece++;
        }

        var end = _piece < pieces.Count ? End(pieces[_piece]) : body.Length;
        var count = Math.Min(buffer.Length, end - _position);
        At = _piece < pieces.Count ? pieces[_piece].At : At;
        body.Span.Slice(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int End(BodyPiece piece) => Math.Min(piece.Offset + piece.Length, body.Length);
}
