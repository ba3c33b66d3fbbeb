using System.Text;

namespace Flowyte.MockServer.Answers;

/// <summary>
/// JSON that is the same again and again but for a few values. It is written once, with marks in the place of the values, and cut at them:
/// to copy the parts is much cheaper than to write all of it anew, and the form stands in one place.
/// </summary>
internal sealed class JsonTemplate
{
    private readonly byte[][] _parts;

    /// <param name="write">Writes the JSON with the marks.</param>
    /// <param name="marks">The marks in their order, as they stand in the JSON: ASCII, and texts with their quotes.</param>
    public JsonTemplate(Action<RenderBuffer> write, params ReadOnlySpan<string> marks)
    {
        var buffer = RenderBuffer.Take();
        write(buffer);
        var rest = buffer.Bytes.WrittenSpan;
        _parts = new byte[marks.Length + 1][];
        for (var index = 0; index < marks.Length; index++)
        {
            var mark = Encoding.ASCII.GetBytes(marks[index]);
            var at = rest.IndexOf(mark);
            _parts[index] = rest[..at].ToArray();
            rest = rest[(at + mark.Length)..];
        }

        _parts[^1] = rest.ToArray();
        buffer.GiveBack();
    }

    /// <summary>What stands before the value of an index, or behind the last one.</summary>
    public byte[] Part(int index) => _parts[index];

    /// <summary>Begins to fill the places.</summary>
    /// <param name="buffer">Where the bytes go.</param>
    public TemplateWriter Fill(RenderBuffer buffer) => new(this, buffer);
}
