using System.Text;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether errors tell of the server's inside: ERR-12.</summary>
internal sealed class DisclosureCheck : IExchangeCheck
{
    // More than that is no message for people; it is searched as far as this.
    private const int SearchedBytes = 64 * 1024;

    // Not one of them goes back: the text comes from the target, and it decides how long a search takes.
    private static readonly (string What, PromptRegex Pattern)[] Marks =
    [
        ("a .NET stack trace", Mark(@"\bat [\w.<>`+\[\]]+\([^()]{0,300}\)( in \S{1,300}:line \d+|(\\r)?(\\n|\n)\s*at )")),
        ("a Java stack trace", Mark(@"\bat [\w.$<>/]+\((\w+\.(java|kt|scala):\d+|Native Method|Unknown Source)\)")),
        ("a Python traceback", Mark(@"Traceback \(most recent call last\)|File \\?""[^""]{1,300}\\?"", line \d+")),
        ("a JavaScript stack trace", Mark(@"\bat [^\n]{0,200}\((node:|file:|/|[A-Za-z]:\\)[^()\n]{1,300}:\d+:\d+\)")),
        ("a Go panic", Mark(@"\bgoroutine \d+ \[\w+")),
        ("a PHP or Ruby stack trace", Mark(@"#\d+ /\S{1,300}\.php\(\d+\)|\.rb:\d+:in ")),
        ("a query of the database", Mark(@"\bSELECT [^;]{1,200}? FROM [\w.""`\\]+ WHERE\b|\bINSERT INTO [\w.""`\\]+ ?\(|\bUPDATE [\w.""`\\]+ SET [\w.""`\\]+ ?=|\bDELETE FROM [\w.""`\\]+ WHERE\b")),
        ("a host of the private network", Mark(@"\b(10\.\d{1,3}|192\.168|172\.(1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}\b|\b[\w-]+(\.[\w-]+){0,3}\.(internal|svc\.cluster\.local)\b")),
        ("a path of the server's files", Mark(@"(^|[\s""'(=])(/[\w.@-]+){2,20}\.(cs|py|js|mjs|ts|go|rb|php|java|kt|rs|so|dll|jar|env|ya?ml)\b|[A-Za-z]:\\\\?(\w[\w. -]{0,60}\\\\?){1,20}\w+\.\w{1,5}\b")),
    ];

    public IReadOnlyList<string> Requirements => ["ERR-12"];

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (!evidence.IsRefusal)
        {
            yield break;
        }

        var body = evidence.Response!.Body.Span;
        var text = Encoding.Latin1.GetString(body[..Math.Min(body.Length, SearchedBytes)]);

        // An error may quote what it was sent.
        var sent = Encoding.Latin1.GetString(evidence.Exchange.Request.Body.Span);
        foreach (var (what, pattern) in Marks)
        {
            if (pattern.Match(text) is { Success: true } match && !sent.Contains(match.Value.Trim(), StringComparison.Ordinal))
            {
                yield return evidence.Violated(
                    "ERR-12", $"The error shows {what}.", "a message and a code", match.Value.Trim(), Place.InBody(match.Index, match.Length));
                yield break;
            }
        }

        yield return evidence.Held("ERR-12");
    }

    private static PromptRegex Mark(string pattern) => new(pattern);
}
