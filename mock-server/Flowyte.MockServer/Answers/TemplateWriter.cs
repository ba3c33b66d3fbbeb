using System.Buffers;
using System.Globalization;

namespace Flowyte.MockServer.Answers;

/// <summary>Fills the places of a template from the first to the last.</summary>
internal ref struct TemplateWriter(JsonTemplate template, RenderBuffer buffer)
{
    private const int LongestNumber = 20;
    private int _next;

    /// <summary>Fills the next place with a text.</summary>
    public void Text(string value)
    {
        Part();
        buffer.Json.Reset(buffer.Bytes);
        buffer.Json.WriteStringValue(value);
        buffer.Json.Flush();
    }

    /// <summary>Fills the next place with an integer.</summary>
    public void Number(long value)
    {
        Part();
        value.TryFormat(buffer.Bytes.GetSpan(LongestNumber), out var written, default, CultureInfo.InvariantCulture);
        buffer.Bytes.Advance(written);
    }

    /// <summary>Writes what stands before the next place, or behind the last one.</summary>
    public void Part() => buffer.Bytes.Write(template.Part(_next++));
}
