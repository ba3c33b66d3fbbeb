using System.Buffers;
using System.Text.Json;

namespace Flowyte.MockServer.Answers;

/// <summary>One event of a stream.</summary>
/// <param name="Delay">The time that passes between the event before it and this one.</param>
internal abstract record StreamEvent(TimeSpan Delay)
{
    /// <summary>Writes the event with its blank line.</summary>
    /// <param name="output">Where the bytes go.</param>
    /// <param name="json">A writer to use for JSON, whatever it was used for before.</param>
    public abstract void WriteTo(IBufferWriter<byte> output, Utf8JsonWriter json);
}
