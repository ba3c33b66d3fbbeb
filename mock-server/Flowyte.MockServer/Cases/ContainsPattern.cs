using System.Buffers;
using System.Collections.Immutable;
using Flowyte.MockServer.Agents;

namespace Flowyte.MockServer.Cases;

/// <summary>Texts that hold at least one of the given ones.</summary>
internal sealed class ContainsPattern(ImmutableArray<string> texts) : TextPattern
{
    private readonly SearchValues<string> _search = SearchValues.Create(texts.AsSpan(), StringComparison.OrdinalIgnoreCase);

    /// <summary>The texts of which one is enough.</summary>
    public ImmutableArray<string> Texts => texts;

    public override Specificity Specificity => new(Exact: 0, Regex: 0, Contains: 1, Other: 0);

    public override bool Fits(ReadOnlySpan<char> text) => text.ContainsAny(_search);

    // Whatever holds "shipping" holds "ship".
    public override bool Implies(TextPattern other) => other is ContainsPattern && texts.All(text => other.Fits(text));

    public override double Distance(string text) => texts.Min(wanted => (double)EditDistance.Within(text, wanted) / wanted.Length);

    public override string ToString() => $"contains {string.Join(" or ", texts.Select(text => $"\"{text}\""))}";
}
