using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Checks;

/// <summary>
/// Whether stop is ignored: IGN-13. The agent is asked to repeat a text that has the stop string in it. A reply that ends to the
/// character before it, where the agent repeats that text whole without stop, was stopped.
/// </summary>
internal sealed class StopCheck : IRunCheck
{
    private const int FewestWhole = 2;

    public IReadOnlyList<string> Requirements => ["IGN-13"];

    public bool NeedsWholeRun => true;

    public IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run)
    {
        var whole = Repetition.In(run).Where(one => one.Likeness == Likeness.Exact).ToList();
        foreach (var evidence in run.Where(Likes.IsReply))
        {
            if (Repetition.TextIn(evidence) is { } wanted && StopOf(evidence, wanted) is { } stop)
            {
                yield return Judge(evidence, wanted, stop, whole.Count(one => one.Wanted == wanted));
            }
        }
    }

    private static Observation Judge(Evidence evidence, string wanted, string stop, int whole)
    {
        var said = ReplyText.Of(evidence);
        if (said is not null && said.Text.Contains(stop, StringComparison.Ordinal))
        {
            return evidence.Held("IGN-13");
        }

        var before = wanted[..wanted.IndexOf(stop, StringComparison.Ordinal)].TrimEnd();
        return said is null || !said.Text.TrimEnd().EndsWith(before, StringComparison.Ordinal) ? evidence.Unproven("IGN-13", "the agent does not repeat a text word for word")
            : whole < FewestWhole ? evidence.Unproven("IGN-13", "the agent seldom repeats the text whole")
            : evidence.Violated("IGN-13", "The reply ends before the string that the request gives as stop.", $"the whole text, with {stop}", said.Text, said.PlaceOf(said.Text.Length - 1));
    }

    // The one of several that comes first ends the reply.
    private static string? StopOf(Evidence evidence, string wanted)
    {
        var stop = evidence.RequestBody?["stop"];
        var strings = stop?.Kind == JsonKind.Array ? stop.Items : stop is null ? [] : [stop];
        return strings.Select(one => one.AsString()).OfType<string>()
            .Where(one => one.Length > 0 && wanted.IndexOf(one, StringComparison.Ordinal) > 0)
            .OrderBy(one => wanted.IndexOf(one, StringComparison.Ordinal))
            .FirstOrDefault();
    }
}
