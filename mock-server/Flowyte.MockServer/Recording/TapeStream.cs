namespace Flowyte.MockServer.Recording;

/// <summary>Plays a tape: a read gives what is left of one part, never more, so that whoever reads knows when that came.</summary>
internal sealed class TapeStream(Tape tape) : Stream
{
    private int _part;
    private int _at;

    /// <summary>When the part came that was read last.</summary>
    public TimeSpan At { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (_part < tape.Parts.Count && _at == tape.Parts[_part].Bytes.Length)
        {
            _part++;
            _at = 0;
        }

        if (_part == tape.Parts.Count)
        {
            return 0;
        }

        var (bytes, at) = tape.Parts[_part];
        var length = Math.Min(buffer.Length, bytes.Length - _at);
        bytes.AsSpan(_at, length).CopyTo(buffer);
        _at += length;
        At = at;
        return length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
