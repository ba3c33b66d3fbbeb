using Flowyte.Conformance.Benchmarks.Throughput;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Benchmarks.Pages;

/// <summary>What a run of many exchanges finds: on the built-in specs, a completion and a stream by turns, some requirements failed.</summary>
internal static class LargeRun
{
    private const int ChunksOfAStream = 40;
    private const int FailedEvery = 20;
    private const int FindingsOfARequirement = 40;

    private static readonly byte[] Stream = ChatStream.Of(ChunksOfAStream);
    private static readonly byte[] Request = """{"model":"agt_123","messages":[{"role":"system","content":"Answer in one sentence."},{"role":"user","content":"Do you ship to Canada?"}]}"""u8.ToArray();

    /// <summary>Makes it up.</summary>
    /// <param name="count">How many exchanges.</param>
    public static RunReport Of(int count)
    {
        var specs = SpecsFolder.Load();
        Exchange[] exchanges = [.. Enumerable.Range(0, count).Select(i => ExchangeOf(specs.Conversations[i % specs.Conversations.Count].Name, i))];
        RequirementResult[] results = [.. specs.Groups.SelectMany(group => group.Requirements).Select((requirement, i) => ResultOf(requirement, i, exchanges))];
        var failed = results.Count(result => result.Status == RequirementStatus.Failed);
        return new RunReport
        {
            Verdict = Verdict.NotConformant,
            Headline = $"not conformant: {failed} of {results.Length} requirements failed",
            ExitCode = 1,
            Target = new Target { BaseUrl = new Uri("http://127.0.0.1:9/api/v1"), Agent = "agt_123", Key = "made up, not sent" },
            Specs = specs,
            Settings = new RunSettings(),
            StartedAt = DateTimeOffset.UnixEpoch,
            Duration = TimeSpan.FromMinutes(3),
            Requirements = results,
            Exchanges = exchanges,
        };
    }

    private static RequirementResult ResultOf(Requirement requirement, int number, Exchange[] exchanges)
    {
        var isFailed = number % FailedEvery == 0;
        return new RequirementResult
        {
            Requirement = requirement,
            Status = isFailed ? RequirementStatus.Failed : RequirementStatus.Passed,
            Findings = isFailed ? [.. exchanges.Skip(number).Where((_, i) => i % 7 == 0).Take(FindingsOfARequirement).Select(FindingOf)] : [],
            Evidence = [.. exchanges.Where((_, i) => (i + number) % 3 == 0).Select(exchange => exchange.Id)],
        };
    }

    private static Finding FindingOf(Exchange exchange) => new()
    {
        Message = "the first event is not as it should be",
        Expected = "something else",
        Actual = "data",
        Exchange = exchange.Id,
        Location = new FindingLocation { Part = ResponsePart.Body, Offset = 0, Length = 4 },
    };

    private static Exchange ExchangeOf(string conversation, int number)
    {
        var isStream = number % 2 == 0;
        var body = isStream ? Stream : ChatStream.Completion;
        HeaderField[] headers = [new("Content-Type", isStream ? "text/event-stream" : "application/json")];
        return new Exchange
        {
            Id = $"{conversation}/{number + 1}",
            Request = new WireRequest
            {
                Method = "POST",
                Target = new Uri("http://127.0.0.1:9/api/v1/chat/completions"),
                Headers = [new("Content-Type", "application/json"), new("Accept", "*/*")],
                Body = Request,
            },
            Response = new WireResponse
            {
                Version = "HTTP/1.1",
                Status = 200,
                Reason = "OK",
                Headers = headers,
                Head = System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: {headers[0].Value}\r\n\r\n"),
                RawBody = body,
                Body = body,
                Pieces = PiecesOf(body, number),
            },
            End = ExchangeEnd.Complete,
            Timing = new ExchangeTiming { StartedAt = DateTimeOffset.UnixEpoch, FirstByte = TimeSpan.FromMilliseconds(20 + (number % 97)), Total = TimeSpan.FromMilliseconds(400 + (number % 97)) },
        };
    }

    private static List<BodyPiece> PiecesOf(byte[] body, int number)
    {
        const int Size = 400;
        return [.. Enumerable.Range(0, (body.Length + Size - 1) / Size).Select(i => new BodyPiece(i * Size, Math.Min(Size, body.Length - (i * Size)), TimeSpan.FromMilliseconds(20 + (number % 97) + (18 * i))))];
    }
}
