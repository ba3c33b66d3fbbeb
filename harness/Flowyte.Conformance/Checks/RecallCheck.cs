namespace Flowyte.Conformance.Checks;

/// <summary>
/// Whether what a conversation says reaches the agent: the requirements whose conversations expect it to recall codes. What an agent
/// does not say is weak evidence, for it may refuse or forget. It counts only where the agent repeats every code that it is
/// plainly asked for, answers the very same question with several codes elsewhere, and falls silent nowhere but in requests of the
/// one kind, of which none is answered with its code.
/// </summary>
internal sealed class RecallCheck : IRunCheck
{
    // Who answers another message than the last one does not show what it was told.
    private const string LastMessage = "CONTEXT-1";
    private const string SilentElsewhere = "the agent at times tells no code that it is asked for";
    private const int FewestPlain = 3;
    private const int FewestSilent = 2;

    public IReadOnlyList<string> Requirements => [];

    public bool NeedsWholeRun => true;

    public IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run)
    {
        var owners = new CodeOwners(run);
        var probes = run.Where(evidence => evidence.Turn.Codes.Count > 0).Select(evidence => new CodeProbe(evidence, owners)).ToList();
        var plain = probes.Where(probe => probe.IsPlain).Select(probe => probe.Question).ToHashSet();

        // One code may be an echo of the question, or what is left of a list that was cut short.
        var answered = probes.Where(probe => probe.TellsSeveral || (probe.TellsAny && plain.Contains(probe.Question))).Select(probe => probe.Question).ToHashSet();
        var reason = WhyNothingCounts(probes);
        foreach (var recalls in RecallsOf(probes).OrderBy(recalls => recalls.Key != LastMessage))
        {
            var others = probes.Except(recalls.Select(recall => recall.Probe));
            var observations = Judge(recalls.Key, [.. recalls], answered, reason ?? (others.Any(probe => probe.IsSilent && answered.Contains(probe.Question)) ? SilentElsewhere : null)).ToList();
            if (recalls.Key == LastMessage && observations.Exists(observation => observation.Finding is not null))
            {
                reason = $"the agent answers another message than the last ({LastMessage})";
            }

            foreach (var observation in observations)
            {
                yield return observation;
            }
        }
    }

    private static IEnumerable<IGrouping<string, Recall>> RecallsOf(List<CodeProbe> probes) => (
        from probe in probes
        from expectation in probe.Evidence.Turn.Expectations
        where expectation.Recalls.Count > 0
        select new Recall(expectation.Requirement, probe, expectation.Recalls)).GroupBy(recall => recall.Requirement);

    /// <summary>Why it proves nothing that the agent does not tell a code; null where it may.</summary>
    private static string? WhyNothingCounts(List<CodeProbe> probes)
    {
        var plain = probes.Where(probe => probe.IsPlain && probe.Void is null).ToList();
        return plain.Count < FewestPlain ? "too few requests show whether the agent repeats codes"
            : plain.TrueForAll(probe => probe.TellsAny) ? null
            : plain.Exists(probe => probe.TellsAny) ? "the agent does not repeat every code"
            : CodeProbe.NoCodes;
    }

    private static IEnumerable<Observation> Judge(string requirement, List<Recall> recalls, HashSet<string> answered, string? reason)
    {
        var whole = WhySilent(recalls, answered) is { } found ? found : "";
        foreach (var recall in recalls)
        {
            // In one form alone: there each of them, and none in the other form.
            var form = recalls.ToLookup(other => other.Probe.Evidence.AsksForStream == recall.Probe.Evidence.AsksForStream);
            var inForm = form[false].Any() && form[false].All(other => other.Tells) && WhySilent([.. form[true]], answered) == Silence.Repeated;
            yield return recall switch
            {
                { Tells: true } => recall.Probe.Evidence.Held(requirement),
                { Probe.Void: { } why } => recall.Probe.Evidence.Unproven(requirement, why),
                _ when reason is not null => recall.Probe.Evidence.Unproven(requirement, reason),
                _ when !answered.Contains(recall.Probe.Question) => recall.Probe.Evidence.Unproven(requirement, "the agent tells no codes when it is asked in this way"),
                _ when whole.Length > 0 => recall.Violated(whole),
                _ when inForm => recall.Violated(Silence.Repeated + (recall.Probe.Evidence.AsksForStream ? ", in streams only" : ", in plain replies only")),
                _ => recall.Probe.Evidence.Unproven(requirement, "the agent tells such codes at times, and at times not"),
            };
        }
    }

    /// <summary>How requests of one kind show that it does not reach the agent; null where they do not.</summary>
    private static string? WhySilent(List<Recall> recalls, HashSet<string> answered)
    {
        var silent = recalls.Where(recall => recall is { Tells: false, Probe.Void: null } && answered.Contains(recall.Probe.Question)).ToList();
        return recalls.Exists(recall => recall.Tells) ? null
            : silent.Count >= FewestSilent ? Silence.Repeated
            : silent is [{ Probe.TellsAny: true }] ? Silence.Contrast
            : null;
    }

    private static class Silence
    {
        public const string Repeated = "No reply to a request of this kind tells its code";
        public const string Contrast = "The reply tells other codes of the request, but not this one";
    }

    private sealed record Recall(string Requirement, CodeProbe Probe, IReadOnlyList<string> Codes)
    {
        public bool Tells { get; } = Probe.Tells(Codes);

        public Observation Violated(string why) => Probe.Evidence.Violated(
            Requirement,
            $"{why}, though the agent repeats codes and answers this question with codes elsewhere.",
            Codes.Count == 1 ? $"the code {Codes[0]}" : $"one of the codes {string.Join(", ", Codes)}",
            Probe.Reply!.Text,
            Probe.Reply.Whole);
    }
}
