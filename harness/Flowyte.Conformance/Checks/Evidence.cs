using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks;

/// <summary>An exchange with the turn that it was sent for, read in every way that checks need.</summary>
public sealed class Evidence
{
    private readonly Lazy<JsonParse> _json;
    private readonly Lazy<EventStream?> _stream;
    private readonly Lazy<IReadOnlyList<Chunk>> _chunks;

    /// <summary>Pairs an exchange with its turn.</summary>
    /// <param name="exchange">What crossed the wire.</param>
    /// <param name="turn">What it was sent for.</param>
    /// <param name="control">The exchange of the turn's control; null where it has none.</param>
    public Evidence(Exchange exchange, PlannedTurn turn, Exchange? control = null)
    {
        Exchange = exchange;
        Turn = turn;
        Control = control;
        RequestBody = JsonText.Parse(exchange.Request.Body).Root;
        _json = new(() => JsonText.Parse(Exchange.Response?.Body ?? default));
        _stream = new(ReadStream);
        _chunks = new(() => Stream is { } stream ? [.. stream.Blocks.Where(block => block.HasData).Select(block => new Chunk(block))] : []);
    }

    /// <summary>What crossed the wire.</summary>
    public Exchange Exchange { get; }

    /// <summary>What it was sent for.</summary>
    public PlannedTurn Turn { get; }

    /// <summary>The exchange of the turn's control; null where it has none.</summary>
    public Exchange? Control { get; }

    /// <summary>The response; null where no head arrived.</summary>
    public WireResponse? Response => Exchange.Response;

    /// <summary>The status; 0 where no head arrived.</summary>
    public int Status => Response?.Status ?? 0;

    /// <summary>The request's body; null where it is not JSON.</summary>
    public JsonNode? RequestBody { get; }

    /// <summary>Whether the request asks for a stream.</summary>
    public bool AsksForStream => RequestBody?["stream"] is { Kind: JsonKind.Boolean, Text: "true" };

    /// <summary>Whether the request asks for a number of choices. Flowyte ignores it, so one or as many are right.</summary>
    public bool AsksForChoices => RequestBody?["n"] is { Kind: JsonKind.Number };

    /// <summary>Whether the response is to be judged as a reply: a 200 to a request that was not wrong on purpose.</summary>
    public bool IsReply => Status == 200 && Turn.Kind != TurnKind.Refusal;

    /// <summary>Whether the response refuses the request.</summary>
    public bool IsRefusal => Status >= 400;

    /// <summary>Whether the body is an event stream, by its media type or by how it begins.</summary>
    public bool LooksLikeStream => Response is { } response
        && (response.MediaType == "text/event-stream" || StreamSniffer.IsStream(response.Body.Span));

    /// <summary>Whether this is a plain completion, to be judged as one.</summary>
    public bool IsCompletion => IsReply && !AsksForStream && !LooksLikeStream;

    /// <summary>The body read as JSON.</summary>
    public JsonParse Json => _json.Value;

    /// <summary>The reply's stream; null where there is none to judge.</summary>
    public EventStream? Stream => _stream.Value;

    /// <summary>The blocks of the stream that carry data, in order; the last may lack its blank line.</summary>
    public IReadOnlyList<Chunk> Chunks => _chunks.Value;

    /// <summary>The chunks that are JSON objects, <c>[DONE]</c> and errors left out.</summary>
    public IEnumerable<Chunk> GoodChunks => Chunks.Where(chunk => chunk is { IsDone: false, IsError: false, Json.Root.Kind: JsonKind.Object });

    /// <summary>The requirement holds here.</summary>
    public Observation Held(string requirement) => new(requirement, Exchange.Id, Finding: null);

    /// <summary>The requirement does not hold here.</summary>
    public Observation Violated(string requirement, string message, string expected, string actual, FindingLocation? location = null) =>
        new(requirement, Exchange.Id, new Finding
        {
            Message = message,
            Expected = expected,
            Actual = Excerpt.Of(actual),
            Exchange = Exchange.Id,
            Location = location,
        });

    /// <summary>The exchange proves nothing of the requirement, for the reason given.</summary>
    public Observation Unproven(string requirement, string reason) => new(requirement, Exchange.Id, Finding: null) { Unproven = reason };

    private EventStream? ReadStream() =>
        IsReply && AsksForStream && LooksLikeStream && Response is { } response ? EventStream.Read(response.Body, response.Pieces) : null;
}
