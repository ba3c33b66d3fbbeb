using System.Buffers;
using System.Text;

namespace Flowyte.Conformance.Checks;

/// <summary>
/// The codes that a run asks its agent to repeat: twelve hex digits after <c>code: </c> in the body of a request.
/// </summary>
internal static class Nonces
{
    private const int Length = 12;
    private const string Phrase = "code: ";

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>The codes that a request asks for.</summary>
    public static IEnumerable<string> InRequest(Evidence evidence)
    {
        var body = Encoding.UTF8.GetString(evidence.Exchange.Request.Body.Span);
        for (var at = body.IndexOf(Phrase, StringComparison.Ordinal); at >= 0; at = body.IndexOf(Phrase, at + 1, StringComparison.Ordinal))
        {
            var code = body.AsSpan(at + Phrase.Length);
            if (code.Length >= Length && !code[..Length].ContainsAnyExcept(Digits))
            {
                yield return code[..Length].ToString();
            }
        }
    }

    /// <summary>Which of these codes a text holds, each once. Linear in the text, whatever it is.</summary>
    public static IReadOnlySet<string> InText(string text, IReadOnlyDictionary<string, HashSet<string>> codes)
    {
        var found = new HashSet<string>();
        var run = 0;
        for (var i = 0; i < text.Length; i++)
        {
            run = Digits.Contains(text[i]) ? run + 1 : 0;
            if (run >= Length && text.Substring(i + 1 - Length, Length) is var code && codes.ContainsKey(code))
            {
                found.Add(code);
            }
        }

        return found;
    }
}
