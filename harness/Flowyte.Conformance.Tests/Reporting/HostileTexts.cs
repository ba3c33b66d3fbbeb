namespace Flowyte.Conformance.Tests.Reporting;

/// <summary>What a hostile target could send to whoever opens a report.</summary>
internal static class HostileTexts
{
    public const string Script = "</script></style></title></textarea><script>window.owned=1</script><img src=x onerror='window.owned=1'><svg/onload=window.owned=1>\" onmouseover=\"window.owned=1";

    public static HostileText[] All { get; } =
    [
        new("script", Script),
        new("XML", "]]><evil/>&lol;<!ENTITY x SYSTEM 'file:///etc/passwd'>"),
        new("control characters", "nul \0 escape \u001b[2J\u001b]0;title\u0007 delete \u007f c1 \u009b31m \ufffe \uffff"),
        new("bidirectional text", "right \u202eto left\u2066 zero\u200bwidth \u2028 \u2029"),
        new("Markdown", "| a | b |\n| --- | --- |\n\n# Heading\n```\n~~~\n<details open ontoggle=alert(1)>[x](javascript:alert(1)) ![i](https://evil.example/x.png) https://evil.example www.evil.example @someone #1 :tada: $x$"),
        new("formulas", "=HYPERLINK(\"https://evil.example\")\n+1+1\n@SUM(1)\n-2"),
        new("lone surrogate", "half \ud83d of a pair"),
        new("fences", "`````````"),
    ];
}
