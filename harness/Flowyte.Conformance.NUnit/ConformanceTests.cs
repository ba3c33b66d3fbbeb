using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Verdicts;
using NUnit.Framework;

namespace Flowyte.Conformance.NUnit;

/// <summary>The conformance suite, a test a requirement.</summary>
public sealed class ConformanceTests
{
    private static readonly Lazy<Specs> Specs = new(() => SpecsFolder.Load());

    private RunReport _report = null!;
    private ResultText _text = null!;

    private static IEnumerable<TestCaseData> Requirements => Specs.Value.Requirements.Select(requirement =>
        new TestCaseData(requirement.Id)
            .SetName($"{requirement.Id} {requirement.Statement.TrimEnd('.')}")
            .SetCategory(requirement.Group)
            .SetCategory(requirement.Level.ToString().ToUpperInvariant()));

    [OneTimeSetUp]
    public async Task RunSuite()
    {
        _report = await ConformanceRun.RunAsync(Specs.Value, TestContext.CurrentContext.CancellationToken);
        _text = new ResultText(new ReportView(_report));
        foreach (var file in await ConformanceRun.WriteReportsAsync(_report, TestContext.CurrentContext.WorkDirectory))
        {
            TestContext.AddTestAttachment(file);
        }

        // Without a verdict every requirement is untested, which is ignored and would look green.
        Assert.That(_report.Verdict, Is.Not.EqualTo(Verdict.None), () => _text.Headline);
    }

    [TestCaseSource(nameof(Requirements))]
    public void Requirement(string id) => _text.Show(id);

    [Test]
    public void The_target_is_conformant() => Assert.That(_report.Verdict, Is.EqualTo(Verdict.Conformant), () => _text.Headline);
}
