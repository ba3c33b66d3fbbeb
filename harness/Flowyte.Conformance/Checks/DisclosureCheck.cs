using System.Text;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether errors tell of the server's inside: ERR-12.</summary>
internal sealed class DisclosureCheck : IExchangeCheck
{
    // More than that is no message for people; it is searched as far as this.
    private const int SearchedBytes = 64 * 1024;

    // Not one of them goes back: the text comes from the target, and it decides how long a search takes.
    private static readonly DisclosureMark[] Marks =
    [
        new("a .NET stack trace", @"\bat [\w.<>`+\[\]]+\([^()]{0,300}\)( in \S{1,300}:line \d+|(\\r)?(\\n|\n)\s*at )", "("),
        new("a Java stack trace", @"\bat [\w.$<>/]+\((\w+\.(java|kt|scala):\d+|Native Method|Unknown Source)\)", ".java:", ".kt:", ".scala:", "(Native Method)", "(Unknown Source)"),
        new("a Python traceback", @"Traceback \(most recent call last\)|File \\?""[^""]{1,300}\\?"", line \d+", "Traceback (most recent call last)", ", line "),
        new("a JavaScript stack trace", @"\bat [^\n]{0,200}\((node:|file:|/|[A-Za-z]:\\)[^()\n]{1,300}:\d+:\d+\)", "(node:", "(file:", "(/", ":\\"),
        new("a Go panic", @"\bgoroutine \d+ \[\w+", "goroutine "),
        new("a PHP or Ruby stack trace", @"#\d+ /\S{1,300}\.php\(\d+\)|\.rb:\d+:in ", ".php(", ".rb:"),
        new(
            "a query of the database",
            @"\bSELECT [^;]{1,200}? FROM [\w.""`\\]+ WHERE\b|\bINSERT INTO [\w.""`\\]+ ?\(|\bUPDATE [\w.""`\\]+ SET [\w.""`\\]+ ?=|\bDELETE FROM [\w.""`\\]+ WHERE\b",
            "SELECT ",
            "INSERT INTO ",
            "UPDATE ",
            "DELETE FROM "),
        new(
            "a host of the private network",
            @"\b(10\.\d{1,3}|192\.168|172\.(1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}\b|\b[\w-]+(\.[\w-]+){0,3}\.(internal|svc\.cluster\.local)\b",
            "10.",
            "192.168.",
            "172.",
            ".internal",
            ".svc.cluster.local"),
        new(
            "a path of the server's files",
            @"(^|[\s""'(=])(/[\w.@-]+){2,20}\.(cs|py|js|mjs|ts|go|rb|php|java|kt|rs|so|dll|jar|env|ya?ml)\b|[A-Za-z]:\\\\?(\w[\w. -]{0,60}\\\\?){1,20}\w+\.\w{1,5}\b",
            [.. "cs py js mjs ts go rb php java kt rs so dll jar env yml yaml".Split(' ').Select(ending => "." + ending), ":\\"]),
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
        foreach (var mark in Marks)
        {
            if (mark.FindIn(text) is { } match && !sent.Contains(match.Value.Trim(), StringComparison.Ordinal))
            {
                yield return evidence.Violated(
                    "ERR-12", $"The error shows {mark.What}.", "a message and a code", match.Value.Trim(), Place.InBody(match.Index, match.Length));
                yield break;
            }
        }

        yield return evidence.Held("ERR-12");
    }
}
