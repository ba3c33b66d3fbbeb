using System.Text.RegularExpressions;
using Flowyte.MockServer;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Packages;

/// <summary>The engine as its users get it.</summary>
public sealed partial class EnginePackageTests
{
    private PackageFeed _feed = null!;

    [OneTimeSetUp]
    public async Task Pack() => _feed = await PackageFeed.PackAsync("Flowyte.Conformance", "harness", "Flowyte.Conformance");

    [OneTimeTearDown]
    public void Delete() => _feed.Dispose();

    [Test]
    public void The_package_says_what_it_is_and_holds_the_specs()
    {
        var metadata = _feed.Describe();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(metadata["id"], Is.EqualTo(["Flowyte.Conformance"]));
            Assert.That(metadata["license"], Is.EqualTo(["MIT"]));
            Assert.That(metadata["readme"], Is.EqualTo(["README.md"]));
            Assert.That(metadata["icon"], Is.EqualTo(["icon.png"]));
            Assert.That(metadata["description"].Single(), Does.Contain("conformance").IgnoreCase);
            Assert.That(_feed.Files(), Does.Contain("README.md").And.Contain("icon.png").And.Contain("lib/net10.0/Flowyte.Conformance.xml").And.Contain("specs/requirements/40-model.yaml").And.Contain("buildTransitive/Flowyte.Conformance.targets"));
            Assert.That(_feed.HasSymbols);
        }
    }

    [Test]
    public async Task Packed_again_it_holds_the_same_to_the_byte()
    {
        using var again = await PackageFeed.PackAsync("Flowyte.Conformance", "harness", "Flowyte.Conformance");
        var (first, second) = (_feed.Contents(), again.Contents());
        var ours = first.Where(file => file.Key.EndsWith("/Flowyte.Conformance.dll", StringComparison.Ordinal)).ToList();

        Assert.That(first.Keys, Is.EquivalentTo(second.Keys));
        Assert.That(first.Where(file => !file.Value.AsSpan().SequenceEqual(second[file.Key])).Select(file => file.Key), Is.Empty);
        Assert.That(ours, Is.Not.Empty);
        Assert.That(ours.Select(file => PackageFeed.IsReproducible(file.Value)), Has.All.True);
    }

    [Test]
    public async Task The_program_of_its_README_judges_a_server_away_from_the_repository()
    {
        await using var flowyte = await FlowyteMock.StartAsync();
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "harness", "Flowyte.Conformance", "README.md"));
        var output = await _feed.UseAsync(Code().Match(readme).Groups["code"].Value, ("FLOWYTE_BASE_URL", flowyte.BaseUrl.ToString()), ("FLOWYTE_API_KEY", flowyte.Key));
        Assert.That(output, Does.StartWith("partially conformant:").Or.StartWith("conformant:"));
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
