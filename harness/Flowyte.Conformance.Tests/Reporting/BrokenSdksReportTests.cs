using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Tests.Schemas;
using Flowyte.Conformance.Verdicts;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Reporting;

/// <summary>Each report says of what failed which SDKs it breaks.</summary>
public sealed class BrokenSdksReportTests
{
    private const string Shown = "OpenAI 2.15.0 for C#, chat (throws)";

    private static readonly RequirementResult Failed = With(Reports.Result("BODY-1", RequirementStatus.Failed, Level.Must, Reports.Finding("single-turn/1")));

    [Test]
    public async Task People_read_it()
    {
        using var written = await WrittenReports.WriteAsync(Reports.Of([Failed], []), ReportFormats.All);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(written.Markdown, Does.Contain("- **SDKs that break on such faults, as measured:** OpenAI 2.15.0 for C\\#, chat (throws)").Or.Contain($"- **SDKs that break on such faults, as measured:** {Shown}"));
            Assert.That(written.Html, Does.Contain($"<dt>SDKs that break on such faults, as measured</dt><dd>{Shown}.</dd>"));
            Assert.That(written.JUnit, Does.Contain($"SDKs that break on such faults, as measured: {Shown}"));
            Assert.That(File.ReadAllText(Path.Combine(written.Folder, "results.sarif")), Does.Contain($"SDKs that break on such faults, as measured: {Shown}"));
        }
    }

    [Test]
    public async Task Programs_read_it_of_what_failed_alone()
    {
        using var written = await WrittenReports.WriteAsync(Reports.Of([Failed, With(Reports.Result("BODY-2", RequirementStatus.Passed))], []), ReportFormats.Json);
        var root = JsonText.Parse(File.ReadAllBytes(Path.Combine(written.Folder, "results.json"))).Root!;

        Assert.That(SpecSchemas.Set.Validate("results", root).Errors, Is.Empty);
        Assert.That(root["requirements"]!.Items.Select(item => item["brokenSdks"] is { } broken ? JsonText.Write(broken) : null), Is.EqualTo(
            [
                """[{"client":"OpenAI","version":"2.15.0","language":"C#","modes":["chat"],"effect":"throws","faults":["created-as-text"]}]""",
                null,
            ]));
    }

    private static RequirementResult With(RequirementResult result) => result with
    {
        Requirement = result.Requirement with { BrokenSdks = [new BrokenSdk("OpenAI", "2.15.0", "C#", ["chat"], "throws", ["created-as-text"])] },
    };
}
