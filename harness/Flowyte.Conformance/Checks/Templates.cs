using System.Text.RegularExpressions;

namespace Flowyte.Conformance.Checks;

/// <summary>What looks like a placeholder in the template languages that prompts and web pages are written in.</summary>
internal static partial class Templates
{
    // No value that somebody fills in for a placeholder is longer, and no reply is looked at for long.
    private const string Value = @"([\s\S]{0,40}?)";

    private static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(1);

    /// <summary>The placeholders in a text, in order.</summary>
    public static IReadOnlyList<string> In(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    /// <summary>
    /// What stands in a reply for each placeholder of the text that was asked for; null where the reply has that text as it
    /// is, or differs in more than its placeholders.
    /// </summary>
    public static IReadOnlyList<string>? Rendered(string wanted, string said)
    {
        (wanted, said) = (TextComparison.Straight(wanted), TextComparison.Straight(said));
        if (In(wanted).Count == 0 || said.Contains(wanted, StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            var match = Regex.Match(said, string.Join(Value, Placeholder().Split(wanted).Select(Regex.Escape)), RegexOptions.CultureInvariant, PatternTime);
            return match.Success ? [.. match.Groups.Values.Skip(1).Select(group => group.Value)] : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    // Mustache and Jinja, format strings, JavaScript and shells, Ruby, ERB and ASP, printf.
    [GeneratedRegex(@"\{\{.*?\}\}|\{%.*?%\}|[$#]\{.*?\}|\{\w+\}|<%.*?%>|%s", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
