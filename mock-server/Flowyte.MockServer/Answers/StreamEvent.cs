using System.Buffers;
using System.Text.Json;

namespace Flowyte.MockServer.Answers;

/// <summary>One event of a stream.</summary>
/// <param name="Delay">The time that passes between the event before it and this one.</param>
internal abstract record StreamEvent(TimeSpan Delay)
{
    /// <summary>The JSON value that is its data, for those who want to change it; null where the data is none.</summary>
    public virtual JsonPayload? Data => null;

    /// <summary>Writes the event with its blank line.</summary>
    /// <param name="output">Where the bytes go.</param>
    /// <param name="json">A writer to use for JSON, whatever it was used for before.</param>
    public abstract void WriteTo(IBufferWriter<byte> output, Utf8JsonWriter json);
}
