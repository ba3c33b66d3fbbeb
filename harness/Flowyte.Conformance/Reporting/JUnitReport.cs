using System.Globalization;
using System.Text;
using System.Xml;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting;

/// <summary>Writes <c>junit.xml</c> in the form that Jenkins and GitLab read: a test suite a group, a test case a requirement.</summary>
internal sealed class JUnitReport : IReportWriter
{
    private const int MaxFindings = 20;

    public ReportFormats Format => ReportFormats.JUnit;

    public string FileName => "junit.xml";

    public void Write(ReportView view, Stream output)
    {
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };
        using var xml = XmlWriter.Create(output, settings);
        var hasNoVerdict = view.Verdict == Verdict.None;
        var stale = view.Baseline?.Stale ?? [];
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "Flowyte.Conformance");
        WriteCounts(xml, view.Requirements, errors: hasNoVerdict ? 1 : 0, stale.Count);
        xml.WriteAttributeString("time", view.Duration.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));
        if (hasNoVerdict)
        {
            WriteNoVerdict(xml, view);
        }

        JUnitBaseline.Write(xml, stale);

        foreach (var group in view.Specs.Groups)
        {
            WriteSuite(xml, view, group);
        }

        xml.WriteEndElement();
    }

    // Without it, a run that judged nothing would show as one in which nothing failed.
    private static void WriteNoVerdict(XmlWriter xml, ReportView view)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", "run");
        WriteCounts(xml, [], errors: 1);
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", "flowyte.run");
        xml.WriteAttributeString("name", "The run reaches a verdict");
        xml.WriteStartElement("error");
        xml.WriteAttributeString("message", Visible(view.Headline));
        xml.WriteString(Visible(string.Join('\n', view.Problems)));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteSuite(XmlWriter xml, ReportView view, RequirementGroup group)
    {
        var results = view.ResultsOf(group);
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Visible(group.Title));
        WriteCounts(xml, results, errors: 0);

        // Jenkins' schema knows it of suites, and not of all of them together.
        xml.WriteAttributeString("skipped", $"{results.Count(IsSkipped)}");
        xml.WriteAttributeString("timestamp", view.StartedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        JUnitProperties.Write(xml, view, group);
        foreach (var result in results)
        {
            WriteCase(xml, view, result);
        }

        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyList<RequirementResult> results, int errors, int stale = 0)
    {
        xml.WriteAttributeString("tests", $"{Math.Max(results.Count, results.Count == 0 ? errors : 0) + stale}");
        xml.WriteAttributeString("failures", $"{results.Count(result => result is { Status: RequirementStatus.Failed, Accepted: null }) + stale}");
        xml.WriteAttributeString("errors", $"{errors}");
    }

    private static void WriteCase(XmlWriter xml, ReportView view, RequirementResult result)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Visible($"flowyte.{result.Requirement.Group}"));
        xml.WriteAttributeString("name", Visible($"{result.Requirement.Id} {result.Requirement.Statement}"));
        if (IsSkipped(result))
        {
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", Visible(result.Accepted is { } accepted ? $"failed, accepted: {accepted}" : $"{Figures.Name(result.Status)}: {result.Reason}"));
            xml.WriteEndElement();
            if (result.Accepted is not null)
            {
                xml.WriteElementString("system-out", JUnitEvidence.WithoutAttachments($"{Figures.Name(result.Status)}, accepted\n{Describe(view, result)}"));
            }
        }
        else if (result.Status == RequirementStatus.Failed)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", Visible(result.Findings is [var first, ..] ? first.Message : result.Requirement.Statement));
            xml.WriteAttributeString("type", Figures.Name(result.Requirement.Level));
            xml.WriteString(Describe(view, result));
            xml.WriteEndElement();
            xml.WriteElementString("system-out", JUnitEvidence.Of(view, result));
        }
        else if (result.Findings.Count > 0)
        {
            xml.WriteElementString("system-out", JUnitEvidence.WithoutAttachments($"{Figures.Name(result.Status)}\n{Describe(view, result)}"));
        }

        xml.WriteEndElement();
    }

    private static string Describe(ReportView view, RequirementResult result)
    {
        var text = new StringBuilder();
        text.Append(result.CausedBy is { } cause ? $"A consequence of {cause}.\n\n" : "");
        foreach (var finding in result.Findings.Take(MaxFindings))
        {
            text.Append($"{finding.Message}\n  expected: {finding.Expected}\n  actual:   {finding.Actual}\n  exchange: {finding.Exchange}\n");
            text.Append(view.ExcerptOf(finding) is { } excerpt ? $"  at byte {excerpt.Offset}: {excerpt}\n" : "");
            text.Append('\n');
        }

        text.Append(result.Findings.Count > MaxFindings ? $"and {result.Findings.Count - MaxFindings} more\n\n" : "");
        text.Append(result.Requirement.Breaks.Length > 0 ? $"What breaks: {result.Requirement.Breaks}\n" : "");
        text.Append(result.Requirement.BrokenSdksText is { Length: > 0 } broken ? $"{FailureText.Measured}: {broken}\n" : "");
        text.Append($"What to do: {result.Requirement.Fix}\n");
        text.Append(result.Findings is [var first, ..] && view.CurlOf(first.Exchange) is { } curl ? $"Repeat it:\n{curl}\n" : "");
        return Visible(text.ToString());
    }

    // XML 1.0 §2.2 has no place for most control characters, not even escaped. None of them are left after this.
    private static string Visible(string text) => VisibleText.Escape(text, kept: "\n");

    // An accepted failure is shown, and fails no build.
    private static bool IsSkipped(RequirementResult result) =>
        result.Status is RequirementStatus.Untested or RequirementStatus.Excluded || result is { Status: RequirementStatus.Failed, Accepted: not null };
}
