using Flowyte.Conformance.Histories;

namespace Flowyte.Conformance.Tests.Histories;

/// <summary>Makes up entries of a history.</summary>
internal static class Entries
{
    public static HistoryEntry Entry(int day, double? share = 1, string verdict = "conformant") => new()
    {
        At = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero).AddDays(day),
        BaseUrl = "https://builder.example.org/api/v1",
        Agent = "agt_1",
        IsEmbeddedMock = false,
        SpecsVersion = "0.1.0",
        Verdict = verdict,
        ExitCode = verdict == "conformant" ? 0 : 1,
        Counts = new Dictionary<string, int> { ["passed"] = 7, ["failed"] = 1 },
        SharePassed = share,
        FirstTokenMs = 300 + day,
        TotalMs = null,
        FailedMusts = verdict == "conformant" ? [] : ["MODEL-2", "SSE-1"],
    };
}
