using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Tests.Checks;

/// <summary>Runs in which only many answers together show what is wrong.</summary>
internal static class RunCases
{
    private const string Asked = """{"model":"agt_1","user":"u_1","messages":[{"role":"user","content":"Do you ship to Canada?"}]}""";
    private const string AskedToStream = """{"model":"agt_1","user":"u_1","stream":true,"messages":[{"role":"user","content":"Do you ship to Canada?"}]}""";

    public static IReadOnlyList<FaultCase> Faults { get; } =
    [
        new("ERR-16", "codes with the number of the request", [.. Enumerable.Range(1, 8).Select(number => Refused(number, $"unknown_agent_{number}"))]),
        new("REL-3", "streams of a kind without text", Streamed(1, Say.Good), Silent(2), Silent(3), Plain(4), Plain(5)),
    ];

    public static IReadOnlyList<LegalCase> Legal { get; } =
    [
        new("codes by kind", [.. Enumerable.Range(1, 8).Select(number => Refused(number, number == 8 ? "invalid_agent" : "unknown_agent"))]),
        new("few refusals, each with a code of its own", [.. Enumerable.Range(1, 7).Select(number => Refused(number, $"unknown_agent_{number}"))]),
        new("one stream of a kind without text", Streamed(1, Say.Good), Silent(2), Plain(3), Plain(4)),
    ];

    private static Said Refused(int number, string code)
    {
        var said = Say.Refusal();
        return said with { Id = $"asked/{number}", Headers = HeadersOf(number), Body = said.Body.Replace("unknown_agent", code, StringComparison.Ordinal) };
    }

    private static Said Streamed(int number, string body)
    {
        var said = Say.Raw(body.Replace(Say.Id, $"chatcmpl-{number}", StringComparison.Ordinal));
        return said with { Id = $"asked/{number}", Headers = [.. HeadersOf(number), new("Cache-Control", "no-cache")] };
    }

    private static Said Silent(int number) => Streamed(number, Say.Events(Say.Role, Say.Stop) + "data: [DONE]\n\n") with { Request = AskedToStream };

    private static Said Plain(int number) => Say.Completion("chatcmpl-0", $"chatcmpl-{number}") with { Id = $"asked/{number}", Headers = HeadersOf(number), Request = Asked };

    private static IReadOnlyList<HeaderField> HeadersOf(int number) => [new("Date", Said.Date), new("x-request-id", $"req_{number}")];
}
