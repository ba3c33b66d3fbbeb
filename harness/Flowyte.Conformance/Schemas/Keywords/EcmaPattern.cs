using System.Text.RegularExpressions;

namespace Flowyte.Conformance.Schemas.Keywords;

/// <summary>A regular expression of ECMA-262 in Unicode mode, as JSON Schema wants it (Core §6.4), run by .NET.</summary>
internal sealed class EcmaPattern
{
    // Only for patterns that look around or back, which .NET's linear engine does not run.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly PromptRegex? _linear;
    private readonly Regex? _patient;

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="FormatException">It is not one of ECMA-262, or one that is not supported.</exception>
    public EcmaPattern(string pattern)
    {
        var translated = new EcmaTranslator(pattern).Translate();
        try
        {
            _linear = new PromptRegex(translated);
        }
        catch (NotSupportedException)
        {
            _patient = new Regex(translated, RegexOptions.CultureInvariant, Patience);
        }
        catch (RegexParseException problem)
        {
            throw new FormatException(problem.Message, problem);
        }
    }

    /// <summary>Whether a string matches anywhere. One that takes too long to decide does not.</summary>
    public bool Matches(string text)
    {
        try
        {
            return _linear?.IsMatch(text) ?? _patient!.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
