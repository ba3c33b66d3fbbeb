using System.Buffers;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Writes HTML as UTF-8. Markup is what the source code spells out in an interpolated string; whatever is put into its holes is escaped.</summary>
internal sealed class HtmlWriter
{
    // What needs neither an entity nor an escape.
    private static readonly SearchValues<char> PlainCharacters = SearchValues.Create(
        "\n !#$%()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    private static readonly SearchValues<byte> PlainBytes = SearchValues.Create(
        " !#$%()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"u8);

    private readonly ArrayBufferWriter<byte> _html;

    /// <param name="expectedBytes">How many bytes it is likely to take.</param>
    public HtmlWriter(int expectedBytes = 4096) => _html = new(expectedBytes);

    /// <summary>The anchors of places at fault that were written so far.</summary>
    public HashSet<string> Places { get; } = [];

    /// <summary>How many bytes it takes.</summary>
    public int ByteCount => _html.WrittenCount;

    /// <summary>Writes an interpolated string: its literal parts as markup, its holes as text that is safe within elements and quoted attributes.</summary>
    /// <param name="html">What has written the parts here already, each as it was reached.</param>
    public void Write([InterpolatedStringHandlerArgument("")] HtmlInterpolation html) =>
        Debug.Assert(html.Writer == this, "The parts were written elsewhere.");

    /// <summary>Writes the content of a resource of this assembly, such as a style sheet.</summary>
    public void Write(HtmlResource resource) => WriteMarkup(resource.Text);

    /// <summary>Writes what another writer has written.</summary>
    public void Write(HtmlWriter other) => _html.Write(other._html.WrittenSpan);

    /// <summary>Writes markup as it stands.</summary>
    internal void WriteMarkup(ReadOnlySpan<char> markup) => _html.Advance(Encoding.UTF8.GetBytes(markup, _html.GetSpan(markup.Length * 3)));

    /// <summary>Writes text with every hidden character but line feed as its escape.</summary>
    internal void WriteText(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (text.IndexOfAnyExcept(PlainCharacters) is var plain && plain != 0)
            {
                var length = plain < 0 ? text.Length : plain;
                WriteMarkup(text[..length]);
                text = text[length..];
                continue;
            }

            var status = Rune.DecodeFromUtf16(text, out var rune, out var consumed);
            // Half of a surrogate pair is no character, and is not to be mistaken for U+FFFD.
            WriteCharacter(rune, status is OperationStatus.Done ? VisibleText.EscapeOf(rune) : $"\\u{(int)text[0]:x4}");
            text = text[consumed..];
        }
    }

    /// <summary>Writes bytes as text with nothing hidden: what is no visible character stands as its escape in <c>i</c>, and a line ends behind the escape of its ending.</summary>
    public void WriteBytes(ReadOnlySpan<byte> utf8)
    {
        var isEscaping = false;
        while (!utf8.IsEmpty)
        {
            if (utf8.IndexOfAnyExcept(PlainBytes) is var plain && plain != 0)
            {
                isEscaping = Mark(isEscaping, false);
                var length = plain < 0 ? utf8.Length : plain;
                _html.Write(utf8[..length]);
                utf8 = utf8[length..];
                continue;
            }

            var (escape, rune, consumed) = VisibleText.Next(utf8);
            isEscaping = Mark(isEscaping, escape is not null);
            WriteCharacter(rune, escape);
            if (VisibleText.EndsLine(utf8))
            {
                isEscaping = Mark(isEscaping, false);
                _html.Write("\n"u8);
            }

            utf8 = utf8[consumed..];
        }

        Mark(isEscaping, false);
    }

    /// <summary>Writes everything to a stream.</summary>
    public void CopyTo(Stream output) => output.Write(_html.WrittenSpan);

    private bool Mark(bool isEscaping, bool shallEscape)
    {
        if (isEscaping != shallEscape)
        {
            _html.Write(shallEscape ? "<i>"u8 : "</i>"u8);
        }

        return shallEscape;
    }

    private void WriteCharacter(Rune rune, string? escape)
    {
        if (escape is not null)
        {
            WriteMarkup(escape);
            return;
        }

        var entity = rune.Value switch
        {
            '&' => "&amp;"u8,
            '<' => "&lt;"u8,
            '>' => "&gt;"u8,
            '"' => "&quot;"u8,
            '\'' => "&#39;"u8,
            _ => default,
        };
        if (entity.IsEmpty)
        {
            _html.Advance(rune.EncodeToUtf8(_html.GetSpan(4)));
        }
        else
        {
            _html.Write(entity);
        }
    }
}
