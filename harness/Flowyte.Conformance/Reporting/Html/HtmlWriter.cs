using System.Text;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Writes HTML. Markup is what the source code spells out in an interpolated string; whatever is put into its holes is escaped.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _html = new();

    /// <summary>The anchors of places at fault that were written so far.</summary>
    public HashSet<string> Places { get; } = [];

    /// <summary>Writes an interpolated string: its literal parts as markup, its holes as text that is safe within elements and quoted attributes.</summary>
    public void Write(HtmlInterpolation html) => _html.Append(html.Html);

    /// <summary>Writes the content of a resource of this assembly, such as a style sheet.</summary>
    public void Write(HtmlResource resource) => _html.Append(resource.Text);

    /// <summary>Writes what another writer has written.</summary>
    public void Write(HtmlWriter other) => _html.Append(other._html);

    /// <summary>How many bytes it takes in UTF-8.</summary>
    public int ByteCount
    {
        get
        {
            var count = 0;
            foreach (var chunk in _html.GetChunks())
            {
                // A surrogate pair that two chunks share is counted as two characters of three bytes: a little too much.
                count += Encoding.UTF8.GetByteCount(chunk.Span);
            }

            return count;
        }
    }

    /// <summary>Writes everything to a stream, in UTF-8.</summary>
    public void CopyTo(Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 65536, leaveOpen: true);
        writer.Write(_html);
    }
}
