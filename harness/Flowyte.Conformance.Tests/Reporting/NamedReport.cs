using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Tests.Reporting;

/// <summary>A report with a name for the test that it is given to.</summary>
internal sealed record NamedReport(string Name, RunReport Report)
{
    public override string ToString() => Name;
}
