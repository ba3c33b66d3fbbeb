using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Journal;

/// <summary>A request as it came, without its keys. Texts are made when somebody looks at them, so that a request does not pay for it.</summary>
public sealed class JournalRequest
{
    private const int LongestField = 1000;
    private const int MostFields = 100;

    private readonly string _path;
    private readonly ImmutableArray<JournalHeader> _headers;
    private readonly ReadOnlyMemory<byte> _body;

    private JournalRequest(string path, ImmutableArray<JournalHeader> headers, ReadOnlyMemory<byte> body, long length)
    {
        _path = path;
        _headers = headers;
        _body = body;
        BodyLength = length;
    }

    internal static JournalRequest Nothing { get; } = new("", [], default, 0);

    /// <summary>Path and query, without keys.</summary>
    public string Path => Redaction.Text(_path);

    /// <summary>The fields of the head, without keys.</summary>
    public ImmutableArray<JournalHeader> Headers =>
        [.. _headers.Select(header => header with { Value = Redaction.Text(header.Value) })];

    /// <summary>The body up to the bound, without keys; empty where the request was refused before it was read. What is no UTF-8 is U+FFFD.</summary>
    public string Body => Redaction.Text(Encoding.UTF8.GetString(_body.Span));

    /// <summary>The length of the body in bytes as it came, or as its head announced it.</summary>
    public long BodyLength { get; }

    /// <summary>Whether the body is longer than what is kept of it.</summary>
    public bool IsBodyCut => _body.Length < BodyLength;

    /// <param name="request">The request.</param>
    /// <param name="path">Its path before anything was taken out of it.</param>
    /// <param name="body">The body, in memory that belongs to nobody else; empty where it was not read.</param>
    /// <param name="bound">How many bytes of the body are kept.</param>
    internal static JournalRequest Of(HttpRequest request, string path, ReadOnlyMemory<byte> body, int bound)
    {
        var headers = new JournalHeader[Math.Min(request.Headers.Count, MostFields)];
        var count = 0;
        foreach (var (name, values) in request.Headers)
        {
            if (count == headers.Length)
            {
                break;
            }

            headers[count++] = new(name, Redaction.Field(name, Cut(values.ToString())));
        }

        // Whoever keeps a part of an array keeps all of it.
        var kept = body.Length > bound ? body[..bound].ToArray() : body;
        return new(
            Cut(path + request.QueryString.Value),
            ImmutableCollectionsMarshal.AsImmutableArray(headers),
            kept,
            body.IsEmpty ? request.ContentLength ?? 0 : body.Length);
    }

    private static string Cut(string text) => text.Length > LongestField ? string.Concat(text.AsSpan(0, LongestField - 1), "…") : text;
}
