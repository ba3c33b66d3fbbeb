namespace Flowyte.Conformance.Checks;

/// <summary>Whether every reply has an id of its own: SHAPE-20.</summary>
internal sealed class UniqueIdCheck : IRunCheck
{
    public IReadOnlyList<string> Requirements => ["SHAPE-20"];

    public IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run)
    {
        var owners = new Dictionary<string, string>();
        foreach (var evidence in run)
        {
            if (ReplyValues.Member(evidence, "id") is not var (node, place) || node.AsString() is not { Length: > 0 } id)
            {
                continue;
            }

            var isFirst = owners.TryAdd(id, evidence.Exchange.Id);

            // The first reply of a run could not have failed.
            if (!isFirst || owners.Count > 1)
            {
                yield return evidence.HeldUnless(
                    !isFirst, "SHAPE-20", $"The id is that of {owners[id]}, too.", "an id of its own", id, place);
            }
        }
    }
}
