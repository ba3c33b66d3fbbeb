using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flowyte.MockServer.Faults;

/// <summary>A text of an answer that is still open to changes: a JSON value, or bytes as they stand, and edits of what it becomes.</summary>
internal sealed class DraftText
{
    private const string MarkStart = "@@mark:";
    private const string MarkEnd = "@@";

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Indented = new(Relaxed) { WriteIndented = true, NewLine = "\n" };
    private static readonly JsonSerializerOptions Escaped = new() { Encoder = JavaScriptEncoder.Default };

    private readonly List<byte[]> _marked = [];
    private readonly List<Func<byte[], byte[]>> _edits = [];

    /// <summary>The value; null where the text is <see cref="Literal"/>.</summary>
    public JsonNode? Tree { get; set; }

    /// <summary>The bytes that stand instead of a value.</summary>
    public byte[]? Literal { get; set; }

    public bool Indent { get; set; }

    /// <summary>Whether everything beyond ASCII is escaped.</summary>
    public bool Escape { get; set; }

    /// <summary>A string that stands for bytes which no JSON writer would write, until the text is rendered.</summary>
    public string Mark(byte[] bytes)
    {
        _marked.Add(bytes);
        return $"{MarkStart}{_marked.Count - 1}{MarkEnd}";
    }

    /// <summary>Changes the bytes that the text becomes.</summary>
    public void Edit(Func<byte[], byte[]> edit) => _edits.Add(edit);

    /// <summary>A copy with a value of its own.</summary>
    public DraftText Copy()
    {
        var copy = new DraftText { Tree = Tree?.DeepClone(), Literal = Literal, Indent = Indent, Escape = Escape };
        copy._marked.AddRange(_marked);
        copy._edits.AddRange(_edits);
        return copy;
    }

    /// <summary>The text in UTF-8, or in whatever the edits make of it.</summary>
    public byte[] Render()
    {
        var options = Indent ? Indented : Escape ? Escaped : Relaxed;
        var bytes = Literal ?? Encoding.UTF8.GetBytes(Tree?.ToJsonString(options) ?? "null");
        for (var i = 0; i < _marked.Count; i++)
        {
            bytes = Bytes.Replace(bytes, Encoding.ASCII.GetBytes($"\"{MarkStart}{i}{MarkEnd}\""), _marked[i]);
        }

        return _edits.Aggregate(bytes, (text, edit) => edit(text));
    }
}
