using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Checks;

/// <summary>
/// Finds, for a request that should have got a reply and did not, a smaller one that failed in the same way. It is to the
/// larger one what a control is to a refusal: as long as it fails, the larger one shows nothing of its own.
/// </summary>
/// <remarks>
/// A feature of requests that some request got a reply with is not to blame. Of two failures the smaller one explains the
/// larger one where everything that may be to blame for it is in the larger one, too.
/// </remarks>
internal sealed class Culprits
{
    private readonly List<Failure> _failures;

    private readonly IReadOnlyDictionary<string, Level> _told;

    /// <param name="run">Every exchange.</param>
    /// <param name="told">By exchange, the most binding requirement that is told to fail there. Nothing is hidden behind a failure that nobody tells of, or of less weight.</param>
    public Culprits(IReadOnlyList<Evidence> run, IReadOnlyDictionary<string, Level> told)
    {
        _told = told;
        var sent = run.Where(evidence => evidence.Turn.Kind != TurnKind.Refusal && evidence.Response is not null).ToList();
        if (sent.TrueForAll(evidence => KindOf(evidence) is null))
        {
            _failures = [];
            return;
        }

        var innocent = sent.Where(evidence => evidence.Status == 200 && KindOf(evidence) is null).SelectMany(RequestFeatures.Of).ToHashSet();
        _failures =
        [
            .. from evidence in sent
               where KindOf(evidence) is not null
               let features = RequestFeatures.Of(evidence)
               select new Failure(evidence, KindOf(evidence)!, features, features.Except(innocent).ToHashSet()),
        ];
    }

    /// <summary>The id of the smallest exchange that failed in the same way and explains this failure; null where this one stands for itself.</summary>
    /// <param name="evidence">The exchange that failed.</param>
    /// <param name="level">How binding the requirement is that fails there.</param>
    public string? Of(Evidence evidence, Level level)
    {
        var index = _failures.FindIndex(failure => failure.Evidence == evidence);
        if (index < 0)
        {
            return null;
        }

        var larger = _failures[index];
        return _failures
            .Where((smaller, place) => smaller.Kind == larger.Kind && IsSmaller(smaller, larger, place < index) && Explains(smaller, larger) && IsToldOf(smaller, larger, level))
            .MinBy(smaller => (smaller.Suspects.Count, smaller.Features.Count))?.Evidence.Exchange.Id;
    }

    // Where a refusal is right as well, a failure says less than that of a request that has to get its reply.
    private bool IsToldOf(Failure failure, Failure larger, Level level) =>
        (failure.Evidence.Turn.Kind == TurnKind.Reply || larger.Evidence.Turn.Kind == TurnKind.Either) && _told.TryGetValue(failure.Evidence.Exchange.Id, out var told) && told <= level;

    // By what may be to blame, then by all that it has; of two that are alike, the one that was asked first counts as the smaller one.
    private static bool IsSmaller(Failure smaller, Failure larger, bool isEarlier) =>
        (smaller.Suspects.Count, smaller.Features.Count, isEarlier ? 0 : 1).CompareTo((larger.Suspects.Count, larger.Features.Count, isEarlier ? 1 : 0)) < 0;

    // Where every feature of the smaller one got a reply elsewhere, it is all of them together that are to blame.
    private static bool Explains(Failure smaller, Failure larger) => smaller.Suspects.Count > 0
        ? smaller.Suspects.IsSubsetOf(larger.Suspects)
        : smaller.Features.IsSubsetOf(larger.Features);

    /// <summary>How a request failed to get its reply; null where it got one, or where what came says nothing of the request.</summary>
    public static string? KindOf(Evidence evidence)
    {
        if (evidence.Status != 200)
        {
            // A refusal may be right where both are.
            return evidence.Turn.Kind == TurnKind.Reply || evidence.Status >= 500 ? $"{evidence.Status}" : null;
        }

        var form = ReplyForms.Of(evidence);
        return form is ReplyForm.None || form == (evidence.AsksForStream ? ReplyForm.Stream : ReplyForm.Completion) ? null : $"{form}";
    }

    private sealed record Failure(Evidence Evidence, string Kind, HashSet<string> Features, HashSet<string> Suspects);
}
