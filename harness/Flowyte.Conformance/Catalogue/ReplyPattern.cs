using System.Text.RegularExpressions;

namespace Flowyte.Conformance.Catalogue;

/// <summary>
/// A regular expression of .NET as conversations write it: between slashes, with an <c>i</c> behind them for any case.
/// It runs in time linear to the text, whatever the text, so it cannot look around or back.
/// </summary>
public sealed class ReplyPattern
{
    private readonly PromptRegex _regex;

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">The pattern with its slashes, such as <c>/\d+ days/i</c>.</param>
    /// <exception cref="FormatException">It is no pattern between slashes, or one that looks around or back.</exception>
    public ReplyPattern(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var end = text.LastIndexOf('/');
        if (end < 2 || text[0] != '/' || text[(end + 1)..] is not ("" or "i"))
        {
            throw new FormatException("a pattern stands between slashes, with an i behind them for any case");
        }

        Text = text;
        try
        {
            _regex = new PromptRegex(text[1..end], end < text.Length - 1 ? RegexOptions.IgnoreCase : RegexOptions.None);
        }
        catch (ArgumentException exception)
        {
            throw new FormatException(exception.Message, exception);
        }
        catch (NotSupportedException exception)
        {
            throw new FormatException("it looks around or back, and would take more than time linear to the text", exception);
        }
    }

    /// <summary>The pattern with its slashes.</summary>
    public string Text { get; }

    /// <summary>Whether it matches somewhere in the text.</summary>
    public bool IsMatch(string text) => _regex.IsMatch(text);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
