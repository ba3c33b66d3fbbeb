using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Latencies;
using Flowyte.Conformance.Results;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Tests.Changes;

/// <summary>Makes up runs as files tell them.</summary>
internal static class SavedRuns
{
    /// <summary>A run of these requirements: <c>A-1 failed</c>, with <c>unstable</c> behind it where it is.</summary>
    public static SavedRun Of(params IEnumerable<string> requirements) => new()
    {
        File = "results.json",
        Verdict = "conformant",
        Headline = "conformant: all hold",
        BaseUrl = "https://builder.example.org/api/v1",
        Agent = "agt_1",
        IsEmbeddedMock = false,
        Profiles = ["chat"],
        Strict = false,
        SpecsVersion = "0.1.0",
        HarnessVersion = "0.1.0",
        StartedAt = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero),
        Requirements = [.. requirements.Select(Requirement)],
        Latencies = [],
    };

    public static IEnumerable<ReplyLatency> Latencies(IEnumerable<double> totals) => totals.Select((total, index) => new ReplyLatency($"reply-{index}/1", total / 2, total));

    private static SavedRequirement Requirement(string text)
    {
        var words = text.Split(' ');
        var status = Enum.Parse<RequirementStatus>(words[1], ignoreCase: true);
        return new SavedRequirement(words[0], "group", Level.Must, status)
        {
            Message = status is RequirementStatus.Failed or RequirementStatus.Warned ? $"what is wrong with {words[0]}" : "",
            Reason = status is RequirementStatus.Untested or RequirementStatus.Excluded ? "left out by --skip" : "",
            Unstable = words.Contains("unstable"),
        };
    }
}
