using System.Globalization;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether created is the time of the answer: SHAPE-21.</summary>
internal sealed class CreatedCheck : IExchangeCheck
{
    private const long LatestSecond = 253402300799;

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public IReadOnlyList<string> Requirements => ["SHAPE-21"];

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        // What is no time in whole seconds is found by SHAPE-8 and CHUNK-8.
        if (ReplyValues.Member(evidence, "created") is not var (created, place)
            || !created.IsIntegerToken
            || !long.TryParse(created.Text, out var seconds)
            || seconds is < 0 or > LatestSecond
            || !DateTimeOffset.TryParseExact(evidence.Response!.Header("Date"), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            yield break;
        }

        var told = DateTimeOffset.FromUnixTimeSeconds(seconds);
        yield return evidence.HeldUnless(
            (told - date).Duration() > Tolerance,
            "SHAPE-21",
            "created is not the time of the answer.",
            $"{date:u}, give or take five minutes",
            $"{told:u}",
            place);
    }
}
