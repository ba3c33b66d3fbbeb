using System.Text;
using System.Text.Json.Nodes;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Recording;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Tests.Running;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;
using NUnit.Framework;
using static Flowyte.Conformance.Tests.Running.MadeUp;

namespace Flowyte.Conformance.Tests.Recording;

[TestFixture]
public sealed class RecordingTests
{
    private const string UnscopedKey = "flowyte_sk_test_canary_unscoped";
    private const string PublishableKey = "a-canary-of-another-form";

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("recording-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_recorded_run_is_judged_as_the_run_itself()
    {
        var target = new ScriptedTarget(exchange => exchange.Id switch
        {
            "a/1" => exchange.Completion($"I know {Key}"),
            "a/3" => exchange.Unanswered(ExchangeEnd.Reset, "The connection was reset."),
            "b/1" => exchange.Refused(500),
            _ => exchange.Completion(),
        });
        var specs = Specs(
            Conversation("a", Reply("R-1"), Reply("R-2", "{'messages':['{{turn1.message}}']}"), Reply("R-3"), Reply("R-4", "{'messages':['{{turn3.message}}']}")),
            Conversation("b", Refusal("R-5", "{'model':'nobody'}", control: "{'model':'{{agent}}'}")),
            Conversation("c", Reply("R-6")) with { Needs = ["unpublishedAgent"] },
            Conversation("d", Reply("R-7", "{'n':2}")) with { AfterFailureOf = "b" },
            Conversation("e", Reply("R-8", "{'n':3}")) with { AfterFailureOf = "d" });
        var suite = target.Suite(specs);

        var record = await suite.RecordAsync(SomeTarget, new() { Repeat = 2 });
        await RecordingFolder.WriteAsync(record, _folder);
        var (live, again) = (suite.Judge(record), suite.Judge(RecordingFolder.Read(_folder)));

        Assert.That(Told(again), Is.EqualTo(Told(live)));
        Assert.That((again.StartedAt, again.Duration), Is.EqualTo((live.StartedAt, live.Duration)));
        Assert.That(live.Requirements.Select(result => result.Status).Distinct().Count(), Is.EqualTo(3));
        Assert.That(live.Requirements.Where(result => result.Unstable).Select(result => result.Requirement.Id), Is.EqualTo(new List<string> { "R-3" }));
    }

    [Test]
    public async Task An_exchange_comes_back_byte_for_byte()
    {
        var sent = Everything();

        await RecordingFolder.WriteAsync(Record(sent), _folder);
        var read = RecordingFolder.Read(_folder).Exchanges.Single();

        Assert.That(Bytes(read), Is.EqualTo(Bytes(sent)));
        Assert.That(read.Response!.Pieces, Is.EqualTo(sent.Response!.Pieces));
        Assert.That(read.Response.Faults, Is.EqualTo(sent.Response.Faults));
        Assert.That(read.Response.Headers, Is.EqualTo(sent.Response.Headers));
        Assert.That(read.Request.Headers, Is.EqualTo(sent.Request.Headers));
        Assert.That(read.Timing, Is.EqualTo(sent.Timing));
        Assert.That((read.Id, read.End, read.EndDetail, read.Response.Reason), Is.EqualTo((sent.Id, sent.End, sent.EndDetail, sent.Response.Reason)));
    }

    [Test]
    public async Task A_recording_holds_no_key_wherever_the_target_puts_it()
    {
        var base64 = Convert.ToBase64String(Encoding.ASCII.GetBytes(Key));
        var everywhere = $"{Key} {UnscopedKey} {PublishableKey} {Key} {base64} {Key.ToUpperInvariant()}";
        var raw = Encoding.ASCII.GetBytes(everywhere);
        var exchange = Everything();
        exchange = exchange with
        {
            EndDetail = everywhere,
            Request = exchange.Request with { Headers = [new("Authorization", $"Bearer {Key}")], Body = raw, Target = new Uri($"http://127.0.0.1/{Key}") },
            Response = exchange.Response! with
            {
                Version = Key,
                Reason = everywhere,
                Headers = [new($"X-{Key}", everywhere)],
                Head = raw,
                Body = raw,
                RawBody = Encoding.ASCII.GetBytes($"10\r\n{everywhere[..16]}\r\n{everywhere.Length - 16:x}\r\n{everywhere[16..]}\r\n0\r\n\r\n"),
                Faults = [new(WireFaultKind.Chunk, ResponsePart.RawBody, 1, everywhere)],
            },
        };

        var path = await RecordingFolder.WriteAsync(
            Record(exchange) with { Unsent = new Dictionary<string, string> { ["b/1"] = everywhere }, Unreachable = everywhere }, _folder);
        var text = await File.ReadAllTextAsync(path);
        var read = RecordingFolder.Read(_folder);

        Assert.That(text, Does.Not.Contain("canary").IgnoreCase.And.Not.Contain(Key[16..]).And.Not.Contain(base64));
        Assert.That($"{read}{read.Target}{read.Exchanges[0]}", Does.Not.Contain("canary"));
        Assert.That(read.Exchanges[0].Response!.Body.Length, Is.EqualTo(raw.Length));
        Assert.That(Encoding.UTF8.GetString(read.Exchanges[0].Response!.Body.Span), Does.Contain(read.Target.Key));
        Assert.That(new[] { read.Target.Key, read.Target.UnscopedKey, read.Target.PublishableKey }.Distinct().Count(), Is.EqualTo(3));
    }

    [Test]
    public async Task A_recording_takes_the_place_of_the_one_before_and_leaves_nothing_else()
    {
        await RecordingFolder.WriteAsync(Record(Everything()), _folder);
        await RecordingFolder.WriteAsync(Record(), _folder);

        Assert.That(RecordingFolder.Read(_folder).Exchanges, Is.Empty);
        Assert.That(Directory.GetFiles(_folder).Select(Path.GetFileName), Is.EqualTo(new List<string> { RecordingFolder.FileName }));
    }

    [TestCase(1, "not json", 1, "'not json' is an invalid JSON literal")]
    [TestCase(1, "[]", 1, "this is no recording")]
    [TestCase(1, """{"recording":3}""", 1, "version 3 of the format, this harness reads versions 1 to 2")]
    [TestCase(1, """{"recording":1}""", 1, "missing required properties")]
    [TestCase(1, """{"recording":2}""", 1, "missing required properties")]
    [TestCase(2, "{}", 2, "missing required properties")]
    [TestCase(2, """{"id":"a/1","nonsense":1}""", 2, "nonsense")]
    [TestCase(2, """{"id":"a/1","request":{"meth""", 2, "")]
    [TestCase(2, "null", 2, "an object was expected")]
    [TestCase(3, null, 3, "tells of 2 exchanges, here are 1")]
    [TestCase(3, "the second line again", 3, "the exchange a/1 is there twice")]
    [TestCase(4, """{"finished":{}}""", 4, "missing required properties")]
    [TestCase(4, "the second line again", 4, "the exchange a/1 is there twice")]
    [TestCase(5, "the second line again", 5, "lines behind the end")]
    public async Task A_broken_recording_names_the_line(int line, string? text, int named, string message)
    {
        var path = await RecordingFolder.WriteAsync(Record(Everything(), Everything() with { Id = "a/2" }), _folder);
        var lines = (await File.ReadAllLinesAsync(path)).Append("").ToList();
        lines[line - 1] = text == "the second line again" ? lines[1] : text ?? "";
        await File.WriteAllLinesAsync(path, lines.Where(written => written.Length > 0));

        Assert.That(
            () => RecordingFolder.Read(_folder),
            Throws.TypeOf<RecordingException>().With.Message.StartsWith($"{path}({named}): ").And.Message.Contains(message));
    }

    [Test]
    public async Task A_recording_of_the_first_version_is_read()
    {
        var record = Record(Everything()) with { Unsent = new Dictionary<string, string> { ["b/1"] = "no time" }, Interrupted = true };
        var path = await RecordingFolder.WriteAsync(record, _folder);
        var lines = (await File.ReadAllLinesAsync(path)).ToList();
        var first = JsonNode.Parse(lines[0])!.AsObject();
        var last = JsonNode.Parse(lines[^1])!["finished"]!.AsObject();
        last.Remove("incomplete");
        first.Remove("fingerprint");
        first.Remove("harness");
        first["recording"] = 1;
        foreach (var (name, value) in last)
        {
            first[name] = value?.DeepClone();
        }

        await File.WriteAllLinesAsync(path, [first.ToJsonString(), lines[1]]);

        var read = RecordingFolder.Read(_folder);

        Assert.That((read.Duration, read.Interrupted, read.Incomplete, read.Unsent["b/1"]), Is.EqualTo((record.Duration, true, (string?)null, "no time")));
        Assert.That(Bytes(read.Exchanges.Single()), Is.EqualTo(Bytes(Everything())));
    }

    [Test]
    public async Task A_recording_that_was_read_is_written_again_as_it_was()
    {
        var path = await RecordingFolder.WriteAsync(Record(Everything() with { EndDetail = $"It said {Key}." }), _folder);
        var written = await File.ReadAllTextAsync(path);

        await RecordingFolder.WriteAsync(RecordingFolder.Read(_folder), _folder);

        Assert.That(await File.ReadAllTextAsync(path), Is.EqualTo(written));
    }

    [Test]
    public void A_folder_without_a_recording_is_told_by_the_file_that_is_missing() =>
        Assert.That(() => RecordingFolder.Read(_folder), Throws.TypeOf<FileNotFoundException>().With.Message.Contains(RecordingFolder.FileName));

    private static string Told(RunReport report) => string.Join('\n', report.Requirements
        .Select(result => $"{result.Requirement.Id} {result.Status} {result.Reason} {result.Unstable} {string.Join(' ', result.Evidence)} {string.Join(' ', result.Findings)}")
        .Prepend($"{report.Headline} {report.ExitCode} {string.Join(' ', report.Problems)}"));

    private static string Bytes(Exchange exchange) => string.Join('\n', new[]
    {
        exchange.Request.Body, exchange.Response!.Head, exchange.Response.Body, exchange.Response.RawBody,
    }.Select(bytes => Convert.ToHexString(bytes.Span)));

    private static RunRecord Record(params Exchange[] exchanges) => new()
    {
        Target = SomeTarget with { UnscopedKey = UnscopedKey, PublishableKey = PublishableKey },
        Settings = new(),
        SpecsVersion = "0.1.0",
        StartedAt = DateTimeOffset.UnixEpoch,
        Duration = TimeSpan.FromSeconds(1),
        Exchanges = exchanges,
        Unsent = new Dictionary<string, string>(),
    };

    /// <summary>An exchange with something in every member, and with bytes that are no text.</summary>
    private static Exchange Everything() => new()
    {
        Id = "a/1",
        Request = new()
        {
            Method = "POST",
            Target = new Uri("http://127.0.0.1:8080/api/v1/chat/completions?a=%20b"),
            Headers = [new("Accept", "application/json")],
            Body = "{\"user\":\"Zoë 🙂 \\u0000\"}"u8.ToArray(),
        },
        Response = new()
        {
            Version = "HTTP/1.1",
            Status = 200,
            Reason = "OK",
            Headers = [new("X-Two", "1"), new("X-Two", "2")],
            Head = "HTTP/1.1 200 OK\r\nX-Two: 1\r\nX-Two: 2\r\n\r\n"u8.ToArray(),
            Body = new byte[] { 0xEF, 0xBB, 0xBF, 0x00, 0xFF, 0xC3 },
            RawBody = "6\r\nabcdef\r\n0\r\n\r\n"u8.ToArray(),
            Pieces = [new(0, 2, TimeSpan.FromTicks(12_345)), new(2, 4, TimeSpan.FromSeconds(2))],
            Faults = [new(WireFaultKind.LineEnding, ResponsePart.Head, 3, "A line ends in LF.")],
        },
        End = ExchangeEnd.Truncated,
        EndDetail = "The target closed.",
        Timing = new()
        {
            StartedAt = new DateTimeOffset(2026, 5, 1, 12, 0, 0, 123, TimeSpan.FromHours(2)),
            Connect = TimeSpan.FromTicks(7),
            FirstByte = TimeSpan.FromTicks(8),
            Total = TimeSpan.FromTicks(9),
        },
    };
}
