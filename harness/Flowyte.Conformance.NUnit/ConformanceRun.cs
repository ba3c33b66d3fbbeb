using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Verdicts;
using Flowyte.MockServer;

namespace Flowyte.Conformance.NUnit;

/// <summary>One run of the suite: on the target that the environment names, else on the embedded mock.</summary>
internal static class ConformanceRun
{
    private const ReportFormats Formats = ReportFormats.Html | ReportFormats.Json | ReportFormats.JUnit | ReportFormats.Markdown;

    public static async Task<RunReport> RunAsync(Specs specs, CancellationToken cancellation)
    {
        var suite = new Suite(specs);
        var target = TargetResolver.Resolve(TargetSettings.FromEnvironment(Environment.GetEnvironmentVariable), Environment.GetEnvironmentVariable);
        if (target is not null)
        {
            return await suite.RunAsync(target, new RunSettings(), cancellation: cancellation);
        }

        await using var mock = await FlowyteMock.StartAsync(cancellation: cancellation);
        return await suite.RunAsync(
            new Target
            {
                BaseUrl = mock.BaseUrl,
                Agent = mock.AgentId,
                Key = mock.Key,
                UnpublishedAgent = mock.UnpublishedAgent,
                UnscopedKey = mock.UnscopedKey,
                PublishableKey = mock.PublishableKey,
                IsEmbeddedMock = true,
            },
            new RunSettings { Profiles = RunSettings.MockProfiles },
            cancellation: cancellation);
    }

    /// <summary>Writes the reports into <c>reports/nunit</c> of the repository; away from it, below the folder that NUnit works in.</summary>
    public static Task<IReadOnlyList<string>> WriteReportsAsync(RunReport report, string workDirectory) =>
        ReportFolder.WriteAsync(report, Path.Combine(RepositoryAbove(workDirectory) ?? workDirectory, "reports", "nunit"), Formats);

    private static string? RepositoryAbove(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "Flowyte.Conformance.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder;
    }
}
