using System.Text;
using Flowyte.Conformance.Baselines;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Dialects;
using Flowyte.Conformance.Histories;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Schemas;
using Flowyte.Conformance.Tests.Histories;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Tests.Reporting;

/// <summary>Makes up what runs found.</summary>
internal static class Reports
{
    public static Target Target { get; } = new()
    {
        BaseUrl = new Uri("https://builder.example.org/api/v1"),
        Agent = "agt_1",
        Key = Exchanges.Key,
        UnscopedKey = "flowyte_sk_live_unscoped0987654321",
        PublishableKey = "flowyte_pk_live_publishable567890",
    };

    /// <summary>A report of these results, its specs made of their requirements.</summary>
    public static RunReport Of(IReadOnlyList<RequirementResult> results, IReadOnlyList<Exchange> exchanges)
    {
        var failed = results.Count(result => result.Status == RequirementStatus.Failed);
        return new RunReport
        {
            Verdict = failed > 0 ? Verdict.NotConformant : Verdict.Conformant,
            Headline = failed > 0 ? $"not conformant: {failed} of {results.Count} requirements failed" : "conformant: all requirements hold",
            ExitCode = failed > 0 ? 1 : 0,
            Target = Target,
            Specs = new Specs
            {
                Version = "0.1.0",
                Groups =
                [
                    .. results.Select(result => result.Requirement)
                        .GroupBy(requirement => requirement.Group)
                        .Select((group, i) => new RequirementGroup { Name = group.Key, Title = $"Group {group.Key}", Order = i, Requirements = [.. group] }),
                ],
                Conversations = [],
                Schemas = SchemaSet.Create(new Dictionary<string, JsonNode>()),
            },
            Settings = new RunSettings(),
            StartedAt = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero),
            Duration = TimeSpan.FromSeconds(1.94),
            Requirements = results,
            Exchanges = exchanges,
        };
    }

    public static Requirement Requirement(string id, Level level = Level.Must) => new()
    {
        Id = id,
        Group = id.Split('-')[0].ToLowerInvariant(),
        Level = level,
        Profile = "chat",
        Statement = $"The statement of {id} holds.",
        Basis = [new Basis("Flowyte guide", "https://docs.example.org/guide", "An unknown id returns a 400.")],
        Check = "A random id is sent.",
        Fix = "Answer 400.",
        Breaks = "SDKs raise another exception.",
        Since = "0.1.0",
    };

    public static RequirementResult Result(string id, RequirementStatus status, Level level = Level.Must, params IReadOnlyList<Finding> findings) => new()
    {
        Requirement = Requirement(id, level),
        Status = status,
        Reason = status is RequirementStatus.Untested or RequirementStatus.Excluded ? "no publishable key was given" : "",
        Findings = findings,
        Evidence = [.. findings.Select(finding => finding.Exchange).Distinct()],
    };

    public static Finding Finding(string exchange, string actual = "404", FindingLocation? location = null) => new()
    {
        Message = "the unknown agent was not refused",
        Expected = "400",
        Actual = actual,
        Exchange = exchange,
        Location = location,
    };

    /// <summary>The place of a text within the body of an exchange.</summary>
    public static FindingLocation At(Exchange exchange, string text) => new()
    {
        Part = ResponsePart.Body,
        Offset = exchange.Response!.Body.Span.IndexOf(Encoding.UTF8.GetBytes(text)),
        Length = Encoding.UTF8.GetByteCount(text),
        Pointer = "/created",
    };

    /// <summary>A run with results of every kind, a cause with consequences, a stream and a plain answer at fault.</summary>
    public static RunReport Failing()
    {
        var completion = Exchanges.Answered("single-turn/1", 200, "application/json", """{"id":"c1","object":"chat.completion","created":1741570283.0,"choices":[]}""");
        var stream = Exchanges.Answered("single-turn[stream=true]/1", 200, "text/event-stream", Exchanges.Stream("Zoë ", "says 👋"));
        var unknown = Exchanges.Answered("unknown-agent/1", 404, "application/json", """{"error":{"message":"no such model"}}""");
        var down = Exchanges.Unanswered("slow/1", ExchangeEnd.TimedOut, "no answer within 30 s");
        return Of(
            [
                Result("MODEL-1", RequirementStatus.Passed) with { Evidence = [completion.Id, stream.Id] },
                Result("MODEL-2", RequirementStatus.Failed, Level.Must, Finding(unknown.Id)),
                Result("MODEL-3", RequirementStatus.Failed, Level.Must, Finding(unknown.Id)) with { CausedBy = "MODEL-2" },
                Result("BODY-1", RequirementStatus.Failed, Level.Must, Finding(completion.Id, "1741570283.0", At(completion, "1741570283.0"))),
                Result("BODY-2", RequirementStatus.Warned, Level.Should, Finding(stream.Id, "says 👋", At(stream, "says 👋") with { Event = 1 })),
                Result("BODY-3", RequirementStatus.Noted, Level.May, Finding(stream.Id, "no usage")),
                Result("AUTH-1", RequirementStatus.Untested),
                Result("AUTH-2", RequirementStatus.Excluded, Level.Should),
            ],
            [completion, stream, unknown, down]);
    }

    /// <summary>
    /// The failing run with all that a page may have on top: a baseline with an entry of each kind, a trend, rules of another dialect,
    /// and what the failures come to by those of one more. No real run is judged by two dialects.
    /// </summary>
    public static RunReport FailingWithAllSections()
    {
        var failing = Failing();
        var specs = SpecsFolder.Load();
        var openAi = specs.Dialects.Single(dialect => dialect.Name == "openai");
        return failing with
        {
            Specs = failing.Specs with { Dialect = openAi },
            OtherDialects = [new DialectOutcome(openAi, 3, [new UncountedFailure("MODEL-2", openAi.OmissionOf("MODEL-2")!), new UncountedFailure("MODEL-3", openAi.OmissionOf("MODEL-3")!)])],
            Requirements = [.. failing.Requirements.Select(result => result.Requirement.Id == "BODY-1" ? result with { Accepted = new Acceptance("ticket 4711", new DateOnly(2026, 12, 31)) } : result)],
            Baseline = new BaselineOutcome
            {
                Stale = ["BODY-9 passes again: take the entry away (baseline.yaml(4,5))"],
                Unused = ["AUTH-1 was not tested in this run: no publishable key was given"],
            },
            History = new RunHistory
            {
                Entries = [.. Enumerable.Range(0, 12).Select(day => Entries.Entry(day, 1 - (day % 3 * 0.1), day % 3 == 0 ? "conformant" : "not conformant"))],
                Unreadable = ["history.jsonl(3)"],
            },
        };
    }

    /// <summary>The run with the line of each requirement, and of the turn of the conversation <c>single-turn</c>.</summary>
    public static RunReport Placed(RunReport report)
    {
        var turn = new Turn { Request = new RequestSpec(), Expectations = [], Place = new SpecLine("my specs/conversations/single-turn.yaml", 12) };
        return report with
        {
            Requirements = [.. report.Requirements.Select(result => result with { Requirement = result.Requirement with { Place = new SpecLine($"specs/requirements/{result.Requirement.Group}.yaml", 7) } })],
            Specs = report.Specs with { Conversations = [new Conversation { Name = "single-turn", Title = "One turn", File = "conversations/single-turn.yaml", Profile = "chat", Turns = [turn] }] },
        };
    }

    /// <summary>A run in which the target sends the same text in every place that it can.</summary>
    public static RunReport Saying(string text, Requirement? requirement = null)
    {
        var json = $$"""{"id":{{System.Text.Json.JsonSerializer.Serialize(text)}},"raw":"{{text}}"}""";
        var body = Exchanges.Answered("hostile/1", 200, $"application/json; x={text}", $"{json}{text}");
        var quoted = System.Text.Json.JsonSerializer.Serialize(text);
        var message = $$$"""{"role":{{{quoted}}},"content":{{{quoted}}},"tool_calls":[{"function":{"name":{{{quoted}}},"arguments":{{{quoted}}}}}]}""";
        var said = Exchanges.Answered("hostile/3", 200, "application/json", $$"""{"choices":[{"message":{{message}}}]}""", $$"""{"messages":[{{message}}]}""");
        var delta = $$$"""data: {"choices":[{"delta":{{{message}}},"finish_reason":{{{quoted}}}}]}{{{"\n\n"}}}""";
        var stream = Exchanges.Answered("hostile[stream=true]/1", 200, "text/event-stream", $"{delta}event: {text}\n: {text}\nid: {text}\ndata: {text}\n\ndata: {json}");
        var reset = Exchanges.Unanswered("hostile/2", ExchangeEnd.Malformed, text);
        var finding = Finding(body.Id, text, new FindingLocation { Part = ResponsePart.Body, Offset = 0, Length = 12, Pointer = text }) with { Message = text, Expected = text };
        var failed = Result("MODEL-2", RequirementStatus.Failed, Level.Must, finding, finding with { Exchange = stream.Id }, finding with { Location = null });
        return Of(
            [
                requirement is null ? failed : failed with { Requirement = requirement },
                Result("BODY-2", RequirementStatus.Warned, Level.Should, finding with { Location = finding.Location! with { Part = ResponsePart.Head } }),
                Result("BODY-3", RequirementStatus.Noted, Level.May, finding with { Location = finding.Location! with { Part = ResponsePart.RawBody } }),
                Result("AUTH-1", RequirementStatus.Untested) with { Reason = text },
            ],
            [body, stream, reset, said]) with
        {
            Headline = $"not conformant: {text}",
            Problems = [text],
        };
    }
}
