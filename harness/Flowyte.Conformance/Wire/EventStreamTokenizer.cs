using System.Buffers;

namespace Flowyte.Conformance.Wire;

/// <summary>
/// Takes the bytes of an event stream as they arrive and tells at the end what they were, with nothing left out.
/// How the bytes are cut into pieces changes nothing but the arrival times.
/// </summary>
/// <param name="limits">How much is tokenized; null for <see cref="EventStreamLimits.Default"/>.</param>
public sealed class EventStreamTokenizer(EventStreamLimits? limits = null)
{
    private readonly ArrayBufferWriter<byte> _body = new();
    private readonly EventStreamLineScanner _scanner = new(limits ?? EventStreamLimits.Default);
    private bool _isComplete;

    /// <summary>Takes the next bytes of the body.</summary>
    /// <param name="bytes">The bytes; copied.</param>
    /// <param name="at">When they arrived, counted from the moment the request was sent.</param>
    /// <exception cref="InvalidOperationException">The stream is complete.</exception>
    public void Append(ReadOnlySpan<byte> bytes, TimeSpan at)
    {
        ThrowIfComplete();
        if (!bytes.IsEmpty)
        {
            _body.Write(bytes);
            _scanner.Advance(_body.WrittenSpan, at);
        }
    }

    /// <summary>Takes the end of the body.</summary>
    /// <exception cref="InvalidOperationException">The stream is complete already.</exception>
    public EventStream Complete()
    {
        ThrowIfComplete();
        _isComplete = true;
        return EventStream.Create(_body.WrittenMemory, _scanner);
    }

    private void ThrowIfComplete()
    {
        if (_isComplete)
        {
            throw new InvalidOperationException("The stream is complete.");
        }
    }
}
