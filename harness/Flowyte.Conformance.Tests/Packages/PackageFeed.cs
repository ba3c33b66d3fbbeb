using System.IO.Compression;
using System.Reflection;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Flowyte.Conformance.Tests.Processes;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Packages;

/// <summary>A folder with a library as its users get it: packed, to be installed and used away from the repository.</summary>
internal sealed class PackageFeed : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("flowyte-package-").FullName;
    private readonly string _id;

    private PackageFeed(string id) => _id = id;

    /// <summary>Packs a project as it was built with the tests.</summary>
    /// <param name="id">The id of the package.</param>
    /// <param name="project">The folder of the project, from the root of the repository.</param>
    public static async Task<PackageFeed> PackAsync(string id, params string[] project)
    {
        var feed = new PackageFeed(id);
        await DotnetAsync([], "pack", Path.Combine([Repository.Root, .. project]), "--no-build", "--configuration", Metadata("Configuration"), "--output", feed.Of("feed"));
        return feed;
    }

    /// <summary>What the package says of itself, by the name of the element.</summary>
    public ILookup<string, string> Describe()
    {
        using var package = Open();
        using var nuspec = package.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(nuspec).Root!.Elements().Single().Elements().ToLookup(element => element.Name.LocalName, element => element.Value);
    }

    /// <summary>The paths of the files in the package.</summary>
    public IReadOnlyList<string> Files()
    {
        using var package = Open();
        return [.. package.Entries.Select(entry => entry.FullName)];
    }

    /// <summary>The bytes of each file in the package and in that of its symbols, by their paths. When they were packed is not among them.</summary>
    public IReadOnlyDictionary<string, byte[]> Contents()
    {
        var contents = new Dictionary<string, byte[]>();
        foreach (var file in Directory.EnumerateFiles(Of("feed")))
        {
            using var package = ZipFile.OpenRead(file);
            foreach (var entry in package.Entries)
            {
                using var stream = entry.Open();
                using var bytes = new MemoryStream();
                stream.CopyTo(bytes);
                contents.Add($"{Path.GetFileName(file)}/{entry.FullName}", bytes.ToArray());
            }
        }

        return contents;
    }

    /// <summary>Whether the compiler made a file so that the same source gives the same bytes: it says so in the file.</summary>
    /// <remarks>https://github.com/dotnet/runtime/blob/main/docs/design/specs/PE-COFF.md#deterministic-debug-directory-entry-type-16</remarks>
    public static bool IsReproducible(byte[] assembly)
    {
        using var reader = new PEReader(new MemoryStream(assembly));
        return reader.ReadDebugDirectory().Any(entry => entry.Type == DebugDirectoryEntryType.Reproducible);
    }

    /// <summary>Whether a package of symbols stands beside it.</summary>
    public bool HasSymbols => Directory.EnumerateFiles(Of("feed"), "*.snupkg").Any();

    /// <summary>Builds a program that installs the package, and runs it away from the repository.</summary>
    /// <param name="program">Its code.</param>
    /// <param name="environment">Variables that it sees.</param>
    /// <returns>What it printed.</returns>
    public async Task<string> UseAsync(string program, params (string Name, string Value)[] environment)
    {
        var consumer = Of("consumer");
        Directory.CreateDirectory(consumer);
        await WriteAsync("Program.cs", program);

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
                <PackageReference Include="{_id}" Version="*" />
              </ItemGroup>
            </Project>
            """);
        await DotnetAsync([], "build", consumer, "--output", Path.Combine(consumer, "out"));
        return await DotnetAsync(environment, Path.Combine(consumer, "out", "Consumer.dll"));

        Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(consumer, name), text);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Of(string name) => Path.Combine(_folder, name);

    private ZipArchive Open() => ZipFile.OpenRead(Directory.EnumerateFiles(Of("feed"), "*.nupkg").Single());

    private static async Task<string> DotnetAsync((string Name, string Value)[] environment, params string[] args)
    {
        var variables = environment.Append(("DOTNET_NOLOGO", "1")).Append(("MSBUILDDISABLENODEREUSE", "1")).ToDictionary(variable => variable.Item1, variable => variable.Item2);
        await using var run = ProcessRun.Start("dotnet", args, variables);
        var exitCode = await run.ExitAsync();
        Assert.That(exitCode, Is.Zero, run.Out + run.Error);
        return run.Out;
    }

    private static string Metadata(string key) => typeof(PackageFeed).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;
}
