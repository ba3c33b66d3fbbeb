using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Checks;

/// <summary>The statuses of refusals: ERR-10 and REQ-18.</summary>
internal sealed class RefusalStatusCheck : IRunCheck
{
    public IReadOnlyList<string> Requirements => ["ERR-10", "REQ-18"];

    public IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run)
    {
        var misused = MisusedLimits.In(run);
        return run.SelectMany(evidence => Judge(evidence, misused.Contains(evidence)));
    }

    /// <summary>Whether a request is wrong in its body: where 400 and 422 are both right.</summary>
    public static bool IsAboutBody(Evidence evidence) =>
        evidence.Turn.Expectations.Any(expectation => expectation.Statuses.Contains("400") && expectation.Statuses.Contains("422"));

    private static IEnumerable<Observation> Judge(Evidence evidence, bool isMisused)
    {
        if (evidence.Turn.Kind != TurnKind.Refusal || evidence.Response is not { } response)
        {
            yield break;
        }

        // A real rate limit says when to come back; it is no answer to the body.
        if (!IsAboutBody(evidence) || Controls.Failure(evidence) is not null || response.Status is < 400 or >= 500 || (response.Status == 429 && response.Header("Retry-After") is not null && !isMisused))
        {
            yield break;
        }

        var place = Place.OfStatus(response);
        yield return evidence.HeldUnless(
            response.Status is 408 or 409 or 429, "ERR-10", "SDKs retry a request that was refused with this status.", "400", $"{response.Status}", place);
        if (response.Status is 400 or 422)
        {
            yield return evidence.HeldUnless(
                response.Status == 422, "REQ-18", "The body was refused with another status than 400.", "400", $"{response.Status}", place);
        }
    }
}
