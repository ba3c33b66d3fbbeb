using System.Text;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Reporting;

/// <summary>What a failed test case writes to its output: the curl line of the first finding, and what was sent and came back.</summary>
internal static class JUnitEvidence
{
    private const int MaxPart = 4_000;

    public static string Of(ReportView view, RequirementResult result)
    {
        var text = new StringBuilder();
        if (result.Findings is [var first, ..])
        {
            text.Append(view.CurlOf(first.Exchange) is { } curl ? $"{curl}\n\n" : "");
            text.Append(view.Exchange(first.Exchange) is { } exchange ? Describe(exchange) : "");
        }

        text.Append($"exchanges: {string.Join(", ", result.Findings.Select(finding => finding.Exchange).Distinct(StringComparer.Ordinal))}\n");
        return WithoutAttachments(VisibleText.Escape(BoundedText.Cut(text.ToString(), 4 * MaxPart), kept: "\n"));
    }

    /// <summary>The text in which nothing names a file: Jenkins and GitLab attach the one that <c>[[ATTACHMENT|path]]</c> names in an output.</summary>
    public static string WithoutAttachments(string text) => text.Replace("[[ATTACHMENT|", "[ [ATTACHMENT|", StringComparison.OrdinalIgnoreCase);

    private static string Describe(Exchange exchange)
    {
        var (request, response) = (exchange.Request, exchange.Response);
        var text = new StringBuilder($"> {request.Method} {request.Target.PathAndQuery}\n{Quote(">", request.Body)}\n");
        text.Append(response is null ? "" : $"{Quote("<", response.Head)}{Quote("<", response.Body)}\n");
        text.Append(exchange.End == ExchangeEnd.Complete ? "" : $"{exchange.End}: {exchange.EndDetail}\n\n");
        return text.ToString();
    }

    private static string Quote(string mark, ReadOnlyMemory<byte> bytes)
    {
        var shown = bytes.Span[..Math.Min(bytes.Length, MaxPart)];
        var lines = Encoding.UTF8.GetString(shown).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => $"{mark} {line}\n");
        return string.Concat(lines) + (shown.Length < bytes.Length ? $"{mark} … cut after {shown.Length} of {bytes.Length} bytes\n" : "");
    }
}
