using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;
using Flowyte.Conformance.Tests;
using Flowyte.Conformance.Tests.Processes;

namespace Flowyte.MockServer.Tests.Library;

/// <summary>The library as its users get it: packed, installed from the package, used away from the repository.</summary>
public sealed class PackageTests
{
    private const string Program = """
        using System.Net.Http.Json;
        using Flowyte.MockServer;

        await using var flowyte = await FlowyteMock.StartAsync();
        flowyte.Agent("agt_shop").WhenUserSays("hello").FailWith(429, retryAfter: TimeSpan.FromSeconds(1)).ThenReply("Hi");
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", flowyte.Key);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            using var response = await http.PostAsJsonAsync($"{flowyte.BaseUrl}/chat/completions", new { model = "agt_shop", messages = new[] { new { role = "user", content = "hello" } } });
            Console.WriteLine($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }

        flowyte.Fault = "id-number";
        flowyte.Requests.ShouldHaveStatuses(429, 200).ShouldHaveRetried(1);
        Console.WriteLine($"agents {string.Join(' ', flowyte.Agents.Select(agent => agent.Id))}");
        """;

    private string _folder = null!;

    [OneTimeSetUp]
    public async Task Pack()
    {
        _folder = Directory.CreateTempSubdirectory("flowyte-package-").FullName;
        await DotnetAsync("pack", Path.Combine(Repository.Root, "mock-server", "Flowyte.MockServer"), "--no-build", "--configuration", Metadata("Configuration"), "--output", Path.Combine(_folder, "feed"));
    }

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void The_package_says_what_it_is_and_holds_what_the_mock_needs()
    {
        using var package = ZipFile.OpenRead(Directory.EnumerateFiles(Path.Combine(_folder, "feed"), "*.nupkg").Single());
        using var nuspec = package.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single().Elements().ToLookup(element => element.Name.LocalName, element => element.Value);
        string[] files = [.. package.Entries.Select(entry => entry.FullName)];

        Assert.Multiple(() =>
        {
            Assert.That(metadata["id"], Is.EqualTo(["Flowyte.MockServer"]));
            Assert.That(metadata["license"], Is.EqualTo(["MIT"]));
            Assert.That(metadata["readme"], Is.EqualTo(["README.md"]));
            Assert.That(metadata["tags"].Single(), Does.Contain("mock"));
            Assert.That(metadata["description"].Single(), Is.Not.Empty);
            Assert.That(files, Does.Contain("README.md").And.Contains("lib/net10.0/Flowyte.MockServer.xml").And.Contains("specs/agents/10-support.yaml").And.Contains("specs/faults/10-transport.yaml"));
            Assert.That(Directory.EnumerateFiles(Path.Combine(_folder, "feed"), "*.snupkg"), Has.Exactly(1).Items);
        });
    }

    [Test]
    public async Task A_project_that_installs_the_package_uses_it_away_from_the_repository()
    {
        var consumer = Path.Combine(_folder, "consumer");
        Directory.CreateDirectory(consumer);
        await WriteAsync("Program.cs", Program);

        // The feed holds our package alone; what it needs comes from what this repository has restored, and nothing from the network.
        await WriteAsync("nuget.config", """
            <configuration>
              <packageSources><clear /><add key="feed" value="../feed" /></packageSources>
              <auditSources><clear /></auditSources>
            </configuration>
            """);
        await WriteAsync("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <UseAppHost>false</UseAppHost>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <RestorePackagesPath>packages</RestorePackagesPath>
                <RestoreFallbackFolders>{Metadata("NuGetPackageRoot")}</RestoreFallbackFolders>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Flowyte.MockServer" Version="*" />
              </ItemGroup>
            </Project>
            """);
        await DotnetAsync("build", consumer, "--output", Path.Combine(consumer, "out"));
        var output = await DotnetAsync(Path.Combine(consumer, "out", "Consumer.dll"));

        Assert.That(output, Does.Contain("429 {").And.Contains("200 {").And.Contains("\"content\":\"Hi\"").And.Contains("agents agt_123 agt_draft agt_storyteller agt_chatter agt_shop"));

        Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(consumer, name), text);
    }

    private static async Task<string> DotnetAsync(params string[] args)
    {
        await using var run = ProcessRun.Start("dotnet", args, new Dictionary<string, string> { ["DOTNET_NOLOGO"] = "1", ["MSBUILDDISABLENODEREUSE"] = "1" });
        var exitCode = await run.ExitAsync();
        Assert.That(exitCode, Is.Zero, run.Out + run.Error);
        return run.Out;
    }

    private static string Metadata(string key) => typeof(PackageTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;
}
