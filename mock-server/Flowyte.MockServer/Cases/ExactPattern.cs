using Flowyte.MockServer.Agents;

namespace Flowyte.MockServer.Cases;

/// <summary>Texts that are the given one, white space around them aside.</summary>
internal sealed class ExactPattern(string text) : TextPattern
{
    /// <summary>The text without white space around it.</summary>
    public string Text { get; } = text.Trim();

    public override Specificity Specificity => new(Exact: 1, Regex: 0, Contains: 0, Other: 0);

    public override bool Fits(ReadOnlySpan<char> text) => text.Trim().Equals(Text, StringComparison.OrdinalIgnoreCase);

    // This pattern means one text alone, so that the other can be asked about it.
    public override bool Implies(TextPattern other) => other.Fits(Text);

    public override double Distance(string text) => (double)Letters(text) / Math.Max(Text.Length, text.Trim().Length);

    /// <summary>How many letters of a text would have to change.</summary>
    public int Letters(string text) => EditDistance.Between(text.Trim().ToUpperInvariant(), Text.ToUpperInvariant());

    public override string ToString() => $"is \"{Text}\"";
}
