namespace Flowyte.Conformance.Checks;

/// <summary>
/// Whether streams and plain replies carry the text that the agent says, all of it and as it is: TEXT-1 to TEXT-4. The agent is
/// asked for a text word for word. That it slips is no defect of the target; that it slips in one way in every stream and in no
/// plain reply, or in a way in which software does, is.
/// </summary>
internal sealed class WholeTextCheck : IRunCheck
{
    private const string Streams = "TEXT-1";
    private const string BeyondAscii = "TEXT-2";
    private const string AsWritten = "TEXT-3";
    private const string Plain = "TEXT-4";

    public IReadOnlyList<string> Requirements => [Streams, BeyondAscii, AsWritten, Plain];

    public bool NeedsWholeRun => true;

    public IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run)
    {
        var all = Repetition.In(run);
        var streams = all.Where(one => one.IsStream).ToList();
        var plain = all.Where(one => !one.IsStream).ToList();
        var scripts = all.Where(one => !System.Text.Ascii.IsValid(one.Wanted)).ToLookup(one => one.IsStream);
        var streamedScripts = scripts[true].ToList();
        var plainScripts = scripts[false].ToList();
        return
        [
            .. streams.Select(one => Judge(one, Streams, IsDamage(one.Likeness) && AreDamaged(streams, one.Likeness) && Repetition.AreAll(plain, Likeness.Exact))),
            .. plain.Select(one => Judge(one, Plain, IsDamage(one.Likeness) && one.Likeness != Likeness.Escaped && Repetition.AreAll(plain, one.Likeness) && Repetition.AreAll(streams, Likeness.Exact))),
            .. scripts.SelectMany(group => group).Select(one => Judge(one, BeyondAscii, IsMisread(one, streamedScripts, plainScripts))),
            .. all.Select(one => Judge(one, AsWritten, one.Likeness is Likeness.Entities or Likeness.Backslashes && (Repetition.AreAll(all, one.Likeness) || Repetition.AreAll(one.IsStream ? streams : plain, one.Likeness)))),
        ];
    }

    // Two neighbours that are alike may change places unseen, so that a text among others stays as it is.
    private static bool AreDamaged(List<Repetition> streams, Likeness likeness) => Repetition.AreAll(
        likeness == Likeness.Moved ? streams.Where(one => one.Likeness != Likeness.Exact) : streams,
        likeness);

    private static bool IsDamage(Likeness likeness) => likeness is >= Likeness.HeadLost and <= Likeness.NothingSpelled;

    // An agent may dislike emoji, but not in the one form of reply alone. No agent writes the replacement character for another.
    private static bool IsMisread(Repetition one, List<Repetition> streams, List<Repetition> plain) => one.Likeness switch
    {
        Likeness.Replaced or Likeness.Misdecoded => true,
        Likeness.BeyondAscii or Likeness.CharactersLost =>
            (one.Likeness == Likeness.BeyondAscii && Repetition.AreAll([.. streams, .. plain], one.Likeness))
            || (one.IsStream ? Repetition.AreAll(streams, one.Likeness) && Repetition.AreAll(plain, Likeness.Exact) : Repetition.AreAll(plain, one.Likeness) && Repetition.AreAll(streams, Likeness.Exact)),
        _ => false,
    };

    private static Observation Judge(Repetition one, string requirement, bool isConclusive) => one switch
    {
        { Likeness: Likeness.Exact } => one.Evidence.Held(requirement),
        { Said: { } said } when isConclusive => one.Evidence.Violated(
            requirement, Message(one.Likeness), Around(one.Wanted, DifferenceIn(one)), Around(said.Text, one.At), said.PlaceOf(one.At)),
        { Likeness: Likeness.None or Likeness.Other } => one.Evidence.Unproven(requirement, "the agent does not repeat a text word for word"),
        _ => one.Evidence.Unproven(requirement, "the agent repeats a text with slips, not always the same"),
    };

    private static string Message(Likeness likeness) => likeness switch
    {
        Likeness.HeadLost => "The beginning of the text is lost.",
        Likeness.TailLost => "The end of the text is lost.",
        Likeness.SpaceLost => "White space of the text is lost.",
        Likeness.Doubled => "Parts of the text come twice.",
        Likeness.Escaped => "Line feeds, or what else JSON escapes, have become escapes.",
        Likeness.NothingSpelled => "The words null or undefined stand where there is no text.",
        Likeness.Moved => "Parts of the text have changed places.",
        Likeness.Entities => "Characters of the text have become entities of HTML.",
        Likeness.Backslashes => "The text has lost its backslashes.",
        Likeness.BeyondAscii => "Everything beyond ASCII has become something else.",
        Likeness.CharactersLost => "Characters that narrower encodings do not have are lost.",
        Likeness.Replaced => "Characters were broken, and have become U+FFFD.",
        Likeness.Misdecoded => "UTF-8 was read as Latin-1.",
        _ => "Parts of the text are lost.",
    };

    private static int DifferenceIn(Repetition one)
    {
        var start = one.Said!.Text.IndexOf(one.Wanted[..8], StringComparison.Ordinal);
        return start < 0 ? 0 : Math.Clamp(one.At - start, 0, one.Wanted.Length - 1);
    }

    private static string Around(string text, int at)
    {
        const int Before = 20;
        const int After = 60;
        var start = Math.Clamp(at - Before, 0, text.Length);
        var end = Math.Min(text.Length, Math.Max(start, at) + After);
        start -= start > 0 && start < text.Length && char.IsLowSurrogate(text[start]) ? 1 : 0;
        end -= end < text.Length && char.IsLowSurrogate(text[end]) ? 1 : 0;
        return $"{(start > 0 ? "…" : "")}{text[start..end]}{(end < text.Length ? "…" : "")}";
    }
}
