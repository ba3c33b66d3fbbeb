using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks;

/// <summary>An exchange with the turn that it was sent for, read in every way that checks need.</summary>
public sealed class Evidence
{
    private readonly ReadingCache<JsonParse> _json;
    private readonly ReadingCache<StreamedReply>? _reply;

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
        LooksLikeStream = Response is { } response
            && (response.MediaType == "text/event-stream" || StreamSniffer.IsStream(response.Body.Span));
        var length = Response?.Body.Length ?? 0;
        _json = new(() => JsonText.Parse(Exchange.Response?.Body ?? default), length);
        IsCoded = Response is { Decoded: "" } undecoded && ContentCodings.Of(undecoded).Count > 0;
        _reply = IsReply && AsksForStream && LooksLikeStream && !IsCoded ? new(ReadStream, length) : null;
    }

    /// <summary>What crossed the wire.</summary>
    public Exchange Exchange { get; }

    /// <summary>What it was sent for.</summary>
    public PlannedTurn Turn { get; }

    /// <summary>The exchange of the turn's control; null where it has none.</summary>
    public Exchange? Control { get; }

    /// <summary>The part of the API that was asked.</summary>
    public Api Api => Turn.Request.Api;

    /// <summary>What was asked for.</summary>
    public Operation Operation => Turn.Request.Operation;

    /// <summary>Whether the request succeeded and the body can be read: a 2xx that arrived whole.</summary>
    public bool IsSuccess => Status is >= 200 and < 300 && !IsCoded && Exchange.End == ExchangeEnd.Complete;

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

    /// <summary>Whether the client left in the middle of the stream: what it did not wait for is not missing.</summary>
    public bool IsLeft => Exchange.End == ExchangeEnd.Left;

    /// <summary>Whether the response is to be judged as a reply: a 200 to a request that was not wrong on purpose, and a client that stayed.</summary>
    public bool IsReply => Status == 200 && Turn.Kind != TurnKind.Refusal && !IsLeft;

    /// <summary>Whether the response refuses the request, and its body arrived. What the web server says to the form of a request is none.</summary>
    public bool IsRefusal => Status >= 400 && !IsCoded && !IsAboutForm && Exchange.End == ExchangeEnd.Complete;

    /// <summary>Whether the request is refused for how HTTP is spoken in it: by a server in front of the route, which knows nothing of its errors.</summary>
    public bool IsAboutForm => Status is 411 or 417 or 426 or 505
        || (Status >= 400 && Exchange.Request.Form is { HasHost: false } or { HasAbsoluteTarget: true } or { Version: not "1.1" });

    /// <summary>Whether the body is an event stream, by its media type or by how it begins.</summary>
    public bool LooksLikeStream { get; }

    /// <summary>Whether the body has a coding that was not taken off: it was not offered (HTTP-4), or the bytes have another (HTTP-24). It is not read then.</summary>
    public bool IsCoded { get; }

    /// <summary>Whether this is a plain completion, to be judged as one. One that was cut off is none.</summary>
    public bool IsCompletion => IsReply && !AsksForStream && !LooksLikeStream && !IsCoded && Exchange.End == ExchangeEnd.Complete;

    /// <summary>The body read as JSON.</summary>
    public JsonParse Json => _json.Value;

    /// <summary>The reply that came as a stream; null where there is none to judge.</summary>
    public StreamedReply? StreamedReply => _reply?.Value;

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

    /// <summary>The requirement does not hold here, unless there is nothing wrong.</summary>
    public Observation HeldUnless(bool wrong, string requirement, string message, string expected, string actual, FindingLocation? location = null) =>
        wrong ? Violated(requirement, message, expected, actual, location) : Held(requirement);

    /// <summary>The exchange proves nothing of the requirement, for the reason given.</summary>
    public Observation Unproven(string requirement, string reason) => new(requirement, Exchange.Id, Finding: null) { Unproven = reason };

    /// <summary>How many choices the request asks for; 1 where it says nothing that makes sense.</summary>
    internal int ChoicesAskedFor() => RequestBody?["n"] is { IsIntegerToken: true } n && int.TryParse(n.Text, out var count) ? count : 1;

    private StreamedReply ReadStream()
    {
        var response = Exchange.Response!;
        var events = EventStream.Read(response.Body, response.Pieces, Checks.StreamedReply.Limits);

        // In HTTP/1.0 every stream ends with its connection: that it ended well cannot be told from that it broke off.
        return new StreamedReply(events, Exchange is { End: ExchangeEnd.Complete, Request.Form.Version: not "1.0" }, ChoicesAskedFor());
    }
}
