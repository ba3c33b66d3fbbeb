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

    public Culprits(IReadOnlyList<Evidence> run)
    {
        var sent = run.Where(evidence => evidence.Turn.Kind != TurnKind.Refusal && evidence.Response is not null).ToList();
        var innocent = sent.Where(evidence => evidence.Status == 200 && KindOf(evidence) is null).SelectMany(RequestFeatures.Of).ToHashSet();
        _failures =
        [
            .. from evidence in sent
               where KindOf(evidence) is not null
               let features = RequestFeatures.Of(evidence)
               select new Failure(evidence.Exchange.Id, KindOf(evidence)!, features, features.Except(innocent).ToHashSet()),
        ];
    }

    /// <summary>The id of the smallest exchange that failed in the same way and explains this failure; null where this one stands for itself.</summary>
    public string? Of(Evidence evidence)
    {
        var index = _failures.FindIndex(failure => failure.Exchange == evidence.Exchange.Id);
        if (index < 0)
        {
            return null;
        }

        var larger = _failures[index];
        return _failures
            .Where((smaller, place) => smaller.Kind == larger.Kind && IsSmaller(smaller, larger, place < index) && Explains(smaller, larger))
            .MinBy(smaller => smaller.Features.Count)?.Exchange;
    }

    // Of two that differ in their words only, the one that was asked first counts as the smaller one.
    private static bool IsSmaller(Failure smaller, Failure larger, bool isEarlier) =>
        smaller.Features.Count < larger.Features.Count || (isEarlier && smaller.Features.SetEquals(larger.Features));

    // Where every feature of the smaller one got a reply elsewhere, it is all of them together that are to blame.
    private static bool Explains(Failure smaller, Failure larger) => smaller.Suspects.Count > 0
        ? smaller.Suspects.IsSubsetOf(larger.Suspects)
        : smaller.Features.IsSubsetOf(larger.Features);

    /// <summary>How a request failed to get its reply; null where it got one, or where what came says nothing of the request.</summary>
    private static string? KindOf(Evidence evidence)
    {
        if (evidence.Status != 200)
        {
            // A refusal may be right where both are.
            return evidence.Turn.Kind == TurnKind.Reply || evidence.Status >= 500 ? $"{evidence.Status}" : null;
        }

        var form = ReplyForms.Of(evidence);
        return form is ReplyForm.None || form == (evidence.AsksForStream ? ReplyForm.Stream : ReplyForm.Completion) ? null : $"{form}";
    }

    private sealed record Failure(string Exchange, string Kind, HashSet<string> Features, HashSet<string> Suspects);
}
