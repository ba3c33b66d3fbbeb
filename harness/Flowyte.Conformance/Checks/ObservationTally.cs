namespace Flowyte.Conformance.Checks;

/// <summary>
/// What the checks saw of one exchange, a few observations for each requirement: a hostile answer can break
/// one rule as often as it has bytes.
/// </summary>
internal sealed class ObservationTally
{
    private const int MostFindings = 5;

    private readonly Dictionary<string, Entry> _entries = [];

    /// <summary>Takes an observation.</summary>
    public void Add(Observation observation)
    {
        if (!_entries.TryGetValue(observation.Requirement, out var entry))
        {
            _entries.Add(observation.Requirement, entry = new Entry());
        }

        if (observation.Finding is null)
        {
            entry.Held ??= observation.Unproven is null ? observation : null;
            entry.Unproven ??= observation.Unproven is null ? null : observation;
        }
        else if (entry.Findings is not { Count: MostFindings })
        {
            (entry.Findings ??= []).Add(observation);
        }
        else
        {
            entry.More++;
        }
    }

    /// <summary>Gives the findings of each requirement, or else that it holds, or else why nothing is proven.</summary>
    public void AddTo(List<Observation> observations)
    {
        foreach (var entry in _entries.Values)
        {
            entry.AddTo(observations);
        }
    }

    private sealed class Entry
    {
        public List<Observation>? Findings { get; set; }

        public int More { get; set; }

        public Observation? Held { get; set; }

        public Observation? Unproven { get; set; }

        public void AddTo(List<Observation> observations)
        {
            if (Findings is null)
            {
                observations.Add(Held ?? Unproven!);
                return;
            }

            observations.AddRange(More == 0 ? Findings : [.. Findings[..^1], AndMore(Findings[^1])]);
        }

        private Observation AndMore(Observation last) =>
            last with { Finding = last.Finding! with { Message = $"{last.Finding.Message} {More} more of this kind follow in the same answer." } };
    }
}
