using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Comparing;

/// <summary>The structure of an answer, read as far as it is asked for.</summary>
internal sealed class ExchangeStructure
{
    private readonly WireResponse? _response;
    private readonly Lazy<JsonParse> _json;
    private readonly Lazy<StreamStructure> _stream;

    public ExchangeStructure(Exchange exchange)
    {
        _response = exchange.Response;
        IsWhole = exchange.End == ExchangeEnd.Complete;
        End = EndOf(exchange);
        _json = new(() => JsonText.Parse(_response!.Body));
        _stream = new(() => new StreamStructure(_response!));
    }

    /// <summary>How the exchange ended.</summary>
    public string End { get; }

    /// <summary>Whether the whole answer is there.</summary>
    public bool IsWhole { get; }

    /// <summary>The status; null where no head arrived.</summary>
    public string? Status => _response?.Status.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether the body is a stream.</summary>
    public bool IsStream => _response is { } response && (response.MediaType == "text/event-stream" || StreamSniffer.IsStream(response.Body.Span));

    /// <summary>Whether the body is JSON.</summary>
    public bool IsJson => !IsStream && _response is { Body.Length: > 0 } && _json.Value.Root is not null;

    /// <summary>Whether the body has a coding that was not taken off, so that it cannot be read.</summary>
    public bool IsCoded => _response is { Decoded: "" } undecoded && ContentCodings.Of(undecoded).Count > 0;

    /// <summary>What the body is.</summary>
    public string Body =>
        IsCoded ? "compressed"
        : _response is null or { Body.Length: 0 } ? "empty"
        : IsStream ? "stream"
        : IsJson ? "JSON"
        : "neither JSON nor a stream";

    /// <summary>The area that the members of a JSON body belong to.</summary>
    public StructureArea JsonArea => _response is { Status: < 400 } ? StructureArea.Completion : StructureArea.Error;

    /// <summary>The header fields.</summary>
    public IReadOnlyDictionary<string, string> Head => HeadStructure.Of(_response!);

    /// <summary>The stream; only where it is one.</summary>
    public StreamStructure Stream => _stream.Value;

    /// <summary>What was said; null where nothing can be read.</summary>
    public string? Text =>
        !IsWhole || IsCoded ? null
        : IsStream ? Stream.Text
        : IsJson && _json.Value.Root!["choices"]?.Items is [var first, ..] ? first["message"]?["content"]?.AsString()
        : null;

    /// <summary>The members of a JSON body with their types.</summary>
    public IReadOnlyDictionary<string, string> Members()
    {
        var facts = new Dictionary<string, string>(MemberTypes.Of(_json.Value.Root!));
        if (JsonForm.Of([_json.Value]) is { Length: > 0 } form)
        {
            facts["(text)"] = form;
        }

        return facts;
    }

    private static string EndOf(Exchange exchange) => exchange.End switch
    {
        ExchangeEnd.Complete => "whole",
        ExchangeEnd.Unreachable => "no connection",
        ExchangeEnd.Reset => "connection reset",
        ExchangeEnd.Truncated => "closed before its end",
        ExchangeEnd.TimedOut => "not over in time",
        ExchangeEnd.LimitReached => "too large to read",
        ExchangeEnd.Malformed => "no HTTP/1.1",
        ExchangeEnd.Left => "left by us",
        _ => "interrupted",
    };
}
