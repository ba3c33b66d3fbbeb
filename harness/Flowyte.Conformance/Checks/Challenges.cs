using System.Text.RegularExpressions;

namespace Flowyte.Conformance.Checks;

/// <summary>The grammar of WWW-Authenticate (RFC 9110 §11.6.1).</summary>
internal static class Challenges
{
    // RFC 9110 §5.6: token, quoted-string and lists, whose empty elements a recipient passes over.
    private const string Token = @"[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private const string Quoted = @"""(?:[\t \x21\x23-\x5B\x5D-\x7E\x80-\uFFFF]|\\[\t\x20-\x7E\x80-\uFFFF])*""";
    private const string Parameter = $@"{Token}[ \t]*=[ \t]*(?:{Token}|{Quoted})";

    // §11.2: token68 is what stands alone behind the scheme, instead of parameters.
    private const string Challenge = $@"{Token}(?: +(?:[A-Za-z0-9._~+/-]+=*|{Parameter}))?";

    // What hostile answers hold takes no more than its length.
    private static readonly PromptRegex List = new(
        $@"\A[ \t,]*{Challenge}(?:[ \t]*,(?:[ \t]*(?:{Challenge}|{Parameter}))?)*[ \t]*\z", RegexOptions.ExplicitCapture);

    /// <summary>Whether a value is a list of at least one challenge, of whatever schemes.</summary>
    public static bool AreWellFormed(string value) => List.IsMatch(value);
}
