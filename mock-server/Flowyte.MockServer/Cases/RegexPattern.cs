using System.Text.RegularExpressions;
using Flowyte.Conformance;
using Flowyte.MockServer.Agents;

namespace Flowyte.MockServer.Cases;

/// <summary>Texts in which the expression matches. Its named groups are taken from the text.</summary>
internal sealed partial class RegexPattern(PromptRegex expression) : TextPattern
{
    // A text can hold all words of an expression that it does not fit.
    private const double Least = 0.1;

    /// <summary>What is searched for.</summary>
    public PromptRegex Expression => expression;

    public override IReadOnlyList<string> Captures { get; } = NamedGroups(expression);

    public override Specificity Specificity => new(Exact: 0, Regex: 1, Contains: 0, Other: 0);

    public override bool Fits(ReadOnlySpan<char> text) => expression.IsMatch(text);

    public override void Take(string text, Dictionary<string, string> captures)
    {
        var match = expression.Match(text);
        foreach (var name in Captures)
        {
            captures[name] = match.Groups[name].Value;
        }
    }

    // What two different expressions have in common is not worth an answer here.
    public override bool Implies(TextPattern other) =>
        other is RegexPattern same && same.Expression.ToString() == expression.ToString();

    // The words of the expression stand for it: whatever fits has to hold most of them.
    public override double Distance(string text)
    {
        if (Fits(text))
        {
            return 0;
        }

        string[] words = [.. Word().Matches(Escape().Replace(expression.ToString(), " ")).Select(word => word.Value)];
        return words.Length == 0 ? 1 : Math.Max(Least, (double)words.Sum(word => EditDistance.Within(text, word)) / words.Sum(word => word.Length));
    }

    public override string ToString() => $"matches /{expression}/";

    /// <summary>The names of the groups that have one.</summary>
    public static IReadOnlyList<string> NamedGroups(PromptRegex expression) =>
        [.. expression.GroupNames.Where(name => !char.IsAsciiDigit(name[0]))];

    [GeneratedRegex(@"\\.|\[[^\]]*\]|\(\?<\w+>|[(\w]+\)?[?*]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex Escape();

    [GeneratedRegex(@"\w{2,}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex Word();
}
