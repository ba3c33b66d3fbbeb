using System.Reflection;
using Flowyte.Conformance.Kit;
using Flowyte.Conformance.Running;
using Flowyte.MockServer;
using NUnit.Framework;
using PublicApiGenerator;

namespace Flowyte.Conformance.Tests.Packages;

/// <summary>What the packages promise to code stands in a file beside it, so that whoever reads a change sees what it does to them.</summary>
public sealed class PublicApiTests
{
    private const string UpdateVariable = "UPDATE_PUBLIC_API";

    private static readonly ApiGeneratorOptions Options = new() { IncludeAssemblyAttributes = false };

    private static IEnumerable<TestCaseData> Packages =>
    [
        new TestCaseData(typeof(Suite).Assembly, "harness/Flowyte.Conformance").SetArgDisplayNames("Flowyte.Conformance"),
        new TestCaseData(typeof(ConformanceKit).Assembly, "harness/Flowyte.Conformance.Kit").SetArgDisplayNames("Flowyte.Conformance.Kit"),
        new TestCaseData(typeof(FlowyteMock).Assembly, "mock-server/Flowyte.MockServer").SetArgDisplayNames("Flowyte.MockServer"),
    ];

    [TestCaseSource(nameof(Packages))]
    public void The_public_API_is_that_of_the_file(Assembly assembly, string project)
    {
        var file = Path.Combine(Repository.Root, project, "PublicApi.txt");
        var api = assembly.GeneratePublicApi(Options).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(file, api);
        }

        Assert.That(
            api.Split('\n'),
            Is.EqualTo(File.ReadAllText(file).Split('\n')),
            $"The public API is not that of {project}/PublicApi.txt. Where the change is meant, write the file anew: {UpdateVariable}=1 dotnet test harness/Flowyte.Conformance.Tests --filter PublicApiTests");
    }
}
