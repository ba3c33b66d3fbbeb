using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.SelfTesting;
using Flowyte.Conformance.Tests.Schemas;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Catalogue;

/// <summary>What the specs know of SDKs that break.</summary>
public sealed class SdkImpactTests
{
    private const string File = "sdk-impact.json";

    private const string Measured =
        """
        {
          "schemaVersion": 1, "date": "2026-11-26", "specsVersion": "0.1.0",
          "clients": [
            {"client":"a","version":"1.0","mode":"plain","language":"Go"},
            {"client":"a","version":"1.0","mode":"helper","language":"Go"},
            {"client":"b","version":"2.0","mode":"chat","language":"Rust"}
          ],
          "measured": [
            {"fault":"as-documented","form":"stream","breaks":[],"outcomes":["reads","reads","reads"],"effects":["","",""]},
            {"fault":"as-documented","form":"refused-plain","breaks":[],"outcomes":["notices",null,"notices"],"effects":["throws",null,"throws"]},
            {"fault":"one","form":"stream","breaks":["SSE-1"],"outcomes":["reads","notices","reads"],"effects":["","throws",""]},
            {"fault":"two","form":"stream","breaks":["SSE-1"],"outcomes":["reads","silent truncation","notices"],"effects":["","text cut short","throws"]},
            {"fault":"other","form":"refused-plain","breaks":["MODEL-1"],"outcomes":["notices",null,"notices"],"effects":["throws",null,"throws with status 404"]},
            {"fault":"harmless","form":"stream","breaks":["SSE-2"],"outcomes":["reads","reads","reads"],"effects":["","",""]},
            {"fault":"variant","form":"stream","breaks":[],"outcomes":["misreads","reads","reads"],"effects":["no text","",""]}
          ]
        }
        """;

    [TestCase("SSE-1", ExpectedResult = "a 1.0 for Go, helper (text cut short); b 2.0 for Rust (throws).", Description = "the worst of several faults, and the mode where not all break")]
    [TestCase("MODEL-1", ExpectedResult = "b 2.0 for Rust (throws with status 404).", Description = "a refusal throws where all is well")]
    [TestCase("SSE-2", ExpectedResult = "None that was measured: they hand on what was sent.")]
    [TestCase("SSE-3", ExpectedResult = "", Description = "nobody measured it")]
    public string SDKs_break_where_a_fault_gives_their_callers_something_else(string requirement)
    {
        using var folder = new SpecsOnDisk().With(File, Measured);

        return folder.Load().Requirement(requirement)!.BrokenSdksText;
    }

    [Test]
    public void The_faults_by_which_it_was_measured_are_named()
    {
        using var folder = new SpecsOnDisk().With(File, Measured);

        Assert.That(folder.Load().Requirement("SSE-1")!.BrokenSdks![0].Faults, Is.EqualTo(["one", "two"]));
    }

    [TestCase("{", "sdk-impact.json(1,2): This is not JSON: *")]
    [TestCase("{\"schemaVersion\": 2}", "sdk-impact.json(1,19): Expected 1, not 2.")]
    public void A_broken_file_is_named_with_its_place(string text, string expected)
    {
        using var folder = new SpecsOnDisk().With(File, text);

        Assert.That(folder.Problems(), Has.Some.Matches(Told.As(expected)));
    }

    [Test]
    public void The_file_that_comes_with_the_harness_is_right() => Assert.That(
        SpecSchemas.Set.Validate("sdk-impact", JsonText.Parse(System.IO.File.ReadAllBytes(Path.Combine(SpecsFolder.BuiltIn, File))).Root!).Errors, Is.Empty);

    [Test]
    public void The_file_that_comes_with_the_harness_says_of_each_fault_what_its_file_says()
    {
        var faults = FaultCatalogue.Load(SpecsFolder.Load()).ToDictionary(fault => fault.Id, fault => fault.Breaks);
        var rows = JsonText.Parse(System.IO.File.ReadAllBytes(Path.Combine(SpecsFolder.BuiltIn, File))).Root!["measured"]!.Items;
        var stale = rows.Where(row => row["fault"]!.Text != "as-documented" && !row["breaks"].Texts().SequenceEqual(faults.GetValueOrDefault(row["fault"]!.Text) ?? ["nothing: there is no such fault"]));

        Assert.That(stale.Select(row => row["fault"]!.Text), Is.Empty, "measure again: sdk matrix --write-impact specs/sdk-impact.json");
        Assert.That(rows, Has.Count.GreaterThan(400));
    }
}
