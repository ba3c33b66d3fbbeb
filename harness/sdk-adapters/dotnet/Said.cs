using System.Diagnostics;
using System.Text;

namespace Flowyte.Conformance.SdkAdapter;

/// <summary>What a client has handed out so far.</summary>
internal sealed class Said(int? cancelAfter, long begun) : IDisposable
{
    private readonly StringBuilder _text = new();
    private readonly CancellationTokenSource _stop = new();

    public List<object> Chunks { get; } = [];

    public string Text => _text.ToString();

    public string? FinishReason { get; set; }

    public object? Usage { get; set; }

    public CancellationToken Stop => _stop.Token;

    public bool Cancelled => _stop.IsCancellationRequested;

    /// <summary>The text of an answer that came as a whole.</summary>
    public void Whole(string? text) => _text.Append(text);

    /// <summary>A piece of text, as the client hands it out; an empty one is none.</summary>
    public void Chunk(string? text)
    {
        if (string.IsNullOrEmpty(text) || Cancelled)
        {
            return;
        }

        _text.Append(text);
        Chunks.Add(new { text, atMs = Stopwatch.GetElapsedTime(begun).TotalMilliseconds });
        if (Chunks.Count == cancelAfter)
        {
            _stop.Cancel();
        }
    }

    public void Tokens(long? prompt, long? completion, long? total) => Usage = new { promptTokens = prompt, completionTokens = completion, totalTokens = total };

    public void Dispose() => _stop.Dispose();
}
