namespace Flowyte.Conformance.Checks;

/// <summary>
/// Whether what looks like a template in a message stays as it is: TEXT-6. The agent is asked for a text with placeholders word
/// for word. A model may fill some in, once; only software has the same for them in every reply, and all else to the character.
/// </summary>
internal sealed class TemplateCheck : IRunCheck
{
    private const string AsText = "TEXT-6";

    public IReadOnlyList<string> Requirements => [AsText];

    public bool NeedsWholeRun => true;

    public IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run)
    {
        var all = Repetition.In(run).Where(one => Templates.In(one.Wanted).Count > 0).ToList();
        var forms = all.ToLookup(one => one.IsStream);
        return all.Select(one => Judge(one, AreRendered(all) || AreRendered([.. forms[one.IsStream]])));
    }

    private static Observation Judge(Repetition one, bool isConclusive) => one switch
    {
        { Likeness: Likeness.Exact } => one.Evidence.Held(AsText),
        { Likeness: Likeness.Rendered, Said: { } said } when isConclusive => one.Evidence.Violated(
            AsText,
            "Placeholders of templates in a message have become something else.",
            string.Join(" ", Templates.In(one.Wanted)),
            string.Join(" ", Templates.Rendered(one.Wanted, said.Text)!),
            said.PlaceOf(one.At)),
        _ => one.Evidence.Unproven(AsText, "the agent does not repeat placeholders of templates"),
    };

    // The same for the same placeholders, whatever text they stand in.
    private static bool AreRendered(IReadOnlyList<Repetition> some) => Repetition.AreAll(some, Likeness.Rendered)
        && some.Where(one => one.Likeness == Likeness.Rendered)
            .GroupBy(one => string.Join('\n', Templates.In(one.Wanted)))
            .All(group => group.Select(one => string.Join('\n', Templates.Rendered(one.Wanted, one.Said!.Text)!)).Distinct().Count() == 1);
}
