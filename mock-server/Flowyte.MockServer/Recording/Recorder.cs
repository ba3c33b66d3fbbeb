using System.Globalization;
using System.Text;
using Flowyte.MockServer.Answers;
using Flowyte.MockServer.Chat;
using Flowyte.MockServer.Errors;
using Flowyte.MockServer.Hosting;
using Flowyte.MockServer.Journal;
using Flowyte.MockServer.Metrics;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Recording;

/// <summary>Answers chat/completions with what a live endpoint answers, and writes that down as cases.</summary>
internal sealed class Recorder : IDisposable
{
    private const int KeptNotes = 1000;
    // A shorter one is none, and might be a word.
    private const int ShortestKey = 8;

    // What a later attempt may not meet: the service, and not the request, was the reason.
    private static readonly int[] Passing = [408, 409, 425, 429, 500, 502, 503, 504];
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly RecordOptions _options;
    private readonly TimeProvider _time;
    private readonly MockJournal _journal;
    private readonly MockMetrics _metrics;
    private readonly Upstream _upstream;
    private readonly Relay _relay;
    private readonly RecordingBook _book;
    private readonly AnswerWriter _writer;

    /// <param name="options">What is recorded, and where to.</param>
    /// <param name="journal">Told of each request once it is over.</param>
    /// <param name="metrics">Told of the same.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="IOException">The folder holds agents already, or cannot be made.</exception>
    public Recorder(RecordOptions options, MockJournal journal, MockMetrics metrics, TimeProvider time)
    {
        _options = options;
        _time = time;
        _journal = journal;
        _metrics = metrics;
        _book = new(options.Directory, options.Upstream);
        _book.Open();
        _upstream = new(options.Upstream);
        _relay = new(_upstream, options, time);
        _writer = new(time);
    }

    /// <summary>What became of the requests.</summary>
    public Notices<RecordingNote> Notes { get; } = new(KeptNotes);

    /// <summary>Passes a request on, and writes down what came back.</summary>
    /// <param name="context">The request, and where the answer goes.</param>
    /// <param name="arrival">The number of the request in the order of arrival.</param>
    /// <param name="leaving">Ends the work at once: the client left, or the mock is being stopped.</param>
    public async Task InvokeAsync(HttpContext context, long arrival, CancellationToken leaving)
    {
        var started = _time.GetTimestamp();
        var at = _time.GetUtcNow();
        var passed = new PassedOn { Tape = new(_options.LargestAnswer) };
        ReadOnlyMemory<byte> body = default;
        Refusal? refusal = null;
        var outcome = JournalOutcome.ClientLeft;
        try
        {
            (body, refusal) = await BodyAsync(context.Request, leaving);
            refusal ??= await _relay.SendAsync(context, body, passed, leaving);
            if (refusal is not null)
            {
                await _writer.WriteAsync(context.Response, refusal.ToAnswer(), _ => { }, leaving);
            }

            outcome = JournalOutcome.Answered;
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            passed.Broken = "the client left.";
            context.Abort();
        }

        Note(body, refusal, passed, context.Request.Headers.Authorization);
        var entry = new JournalEntry
        {
            Arrival = arrival,
            At = at,
            Took = _time.GetElapsedTime(started),
            Outcome = outcome,
            RequestId = null,
            Method = context.Request.Method,
            Request = JournalRequest.Of(context.Request, context.Request.Path.Value ?? "", body, _journal.BodyBytes),
            Status = refusal?.Status ?? passed.Status,
            Agent = null,
            Match = refusal is null ? JournalMatch.OfUpstream(_upstream.BaseUrl) : JournalMatch.OfRefusal($"{refusal.Code}: {refusal.Detail}"),
            RetryAfter = passed.RetryAfter,
        };
        _metrics.Add(entry);
        _journal.Add(entry);
    }

    public void Dispose() => _upstream.Dispose();

    private static async Task<(ReadOnlyMemory<byte> Body, Refusal? Refusal)> BodyAsync(HttpRequest request, CancellationToken leaving)
    {
        try
        {
            return await BodyReader.ReadAsync(request, leaving) is { } body ? (body, null) : (default, Refusals.TooLarge(BodyReader.Limit));
        }
        catch (BadHttpRequestException exception)
        {
            return (default, Refusals.Unreadable(exception));
        }
    }

    private void Note(ReadOnlyMemory<byte> body, Refusal? refusal, PassedOn passed, string? authorization)
    {
        var isRecorded = false;
        string text;
        try
        {
            (isRecorded, text) = refusal is not null ? (false, refusal.Detail) : Record(body, passed, authorization);
        }
        catch (NotRecordableException exception)
        {
            text = exception.Message;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            text = $"the file could not be written: {exception.Message}";
        }

        Notes.Add(number => new(number, _time.GetUtcNow(), isRecorded, text));
    }

    private (bool IsRecorded, string Text) Record(ReadOnlyMemory<byte> body, PassedOn passed, string? authorization)
    {
        if (passed.Broken is { } broken)
        {
            return (false, broken);
        }

        if (ChatRequestReader.Read(body, out _) is not { } request)
        {
            return (false, $"the endpoint answered {passed.Status} to a request that the mock refuses by itself.");
        }

        if (passed.Status != StatusCodes.Status200OK)
        {
            return Failure(request, passed);
        }

        var reply = ReplyDecoder.Read(passed.Tape, passed.MediaType, passed.Coding, _options.LargestAnswer);
        return HoldsKey(request, reply, authorization)
            ? throw new NotRecordableException("the conversation holds a key, which is never stored.")
            : (true, _book.Add(request, reply));
    }

    private (bool IsRecorded, string Text) Failure(ChatRequest request, PassedOn passed)
    {
        if (!Passing.Contains(passed.Status!.Value))
        {
            return (false, $"the endpoint answered {passed.Status}, which is about the request and not about a conversation.");
        }

        var wait = passed.RetryAfter is { } after && after <= LongestWait ? string.Create(CultureInfo.InvariantCulture, $" after {after.TotalSeconds:0}s") : "";
        var step = $"{passed.Status}{wait}";
        return _book.AddFailure(request, step)
            ? (true, $"an attempt got {step}; it goes before the reply that a later attempt gets.")
            : (false, $"an attempt got {step} although the conversation had been answered before.");
    }

    private static bool HoldsKey(ChatRequest request, RecordedReply reply, string? authorization)
    {
        var credentials = authorization?.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Skip(1).LastOrDefault();
        var texts = new StringBuilder().AppendLine(request.Model).AppendJoin('\n', request.Messages.Select(message => message.Text)).Append('\n').AppendJoin("", reply.Chunks).ToString();
        return Redaction.Text(texts) != texts
            || (credentials is { Length: >= ShortestKey } && texts.Contains(credentials, StringComparison.OrdinalIgnoreCase));
    }
}
