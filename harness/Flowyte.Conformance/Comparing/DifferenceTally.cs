namespace Flowyte.Conformance.Comparing;

/// <summary>Puts the same difference of many exchanges together.</summary>
internal sealed class DifferenceTally
{
    private readonly Dictionary<(DifferenceKind Kind, StructureArea Area, string Place, string? Live, string? Mock), Group> _groups = [];

    /// <summary>Takes what differs in an exchange.</summary>
    public void Add(string id, IEnumerable<SeenDifference> differences)
    {
        foreach (var seen in differences)
        {
            // What only one side has is one difference, whatever it is there.
            var key = seen.Kind == DifferenceKind.Differs ? (seen.Kind, seen.Area, seen.Place, seen.Live, seen.Mock) : (seen.Kind, seen.Area, seen.Place, (string?)null, (string?)null);
            if (!_groups.TryGetValue(key, out var group))
            {
                _groups.Add(key, group = new(seen, id));
            }

            group.Ids.Add(id);
            group.Frames.Add(seen.Frame);
        }
    }

    /// <summary>What differs: the whole answer first, then its parts; what is seen most often first.</summary>
    public IEnumerable<StructureDifference> Differences() => _groups.Values
        .Select(group => new StructureDifference
        {
            Kind = group.Seen.Kind,
            Area = group.Seen.Area,
            Place = group.Seen.Place,
            Frames = [.. group.Frames.Where(frame => frame.Length > 0)],
            Live = group.Seen.Live,
            Mock = group.Seen.Mock,
            Count = group.Ids.Count,
            First = group.First,
        })
        .OrderBy(difference => difference.Area)
        .ThenByDescending(difference => difference.Count)
        .ThenBy(difference => difference.Place, StringComparer.Ordinal);

    private sealed record Group(SeenDifference Seen, string First)
    {
        public HashSet<string> Ids { get; } = [];

        public HashSet<string> Frames { get; } = [];
    }
}
