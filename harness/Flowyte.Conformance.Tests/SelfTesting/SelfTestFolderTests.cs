using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.SelfTesting;
using Flowyte.Conformance.Tests.Running;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.SelfTesting;

/// <summary>The matrix of a self-test that found the harness wrong.</summary>
public sealed class SelfTestFolderTests
{
    private static readonly SelfTestReport Wrong = new()
    {
        Specs = MadeUp.Specs([MadeUp.Requirement("A-1"), MadeUp.Requirement("A-2", Level.May)]),
        Results =
        [
            new() { Fault = new() { Id = "missed", Title = "A <b>missed</b> | fault", Breaks = ["A-1"] }, Causes = [], Consequences = [], Noted = [] },
            new() { Fault = new() { Id = "accused", Title = "An accused variant", Near = ["A-1"] }, Causes = ["A-1"], Consequences = [], Noted = [] },
            new() { Fault = new() { Id = "found", Title = "A fault that was found", Breaks = ["A-1"] }, Causes = ["A-1"], Consequences = [], Noted = [] },
        ],
        Unexercised = [MadeUp.Requirement("A-2", Level.May)],
        Duration = TimeSpan.FromSeconds(2),
    };

    [Test]
    public async Task Every_form_tells_what_is_wrong_and_what_nothing_exercises()
    {
        using var folder = new TemporaryFolder();
        var files = await SelfTestFolder.WriteAsync(Wrong, folder.Path);
        var texts = files.Select(File.ReadAllText).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(texts, Has.Count.EqualTo(3));
            Assert.That(texts, Has.All.Contains("missed").And.All.Contains("accused"));
            Assert.That(texts[0], Does.Contain("<li><b>missed</b>: not detected: nothing was raised instead of A-1</li>"));
            Assert.That(texts[0], Does.Contain("<li><b>A-2</b>: The statement of A-2.</li>").And.Not.Contain("<b>missed</b> |"));
            Assert.That(texts[1], Does.Contain("- accused: false alarm: A-1\n").And.Contain("| A &lt;b&gt;missed&lt;/b&gt; \\| fault |"));
            Assert.That(texts[2], Does.Contain("\"right\": false").And.Contain("\"unexercised\": [\n    \"A-2\"\n  ]"));
        });
    }

    [Test]
    public void The_figures_count_what_was_found() => Assert.That(
        SelfTestFigures.Sentence(Wrong),
        Is.EqualTo("2 faults: 1 detected (50 %), 1 with the right headline; 1 legal variant: 1 false alarm"));

    [Test]
    public void What_is_nearly_all_is_not_shown_as_all()
    {
        var found = Wrong.Results[2];
        var nearly = Wrong with { Results = [Wrong.Results[0], .. Enumerable.Repeat(found, 9_999)] };

        Assert.That(SelfTestFigures.Sentence(nearly), Does.StartWith("10,000 faults: 9999 detected (99.9 %), "));
    }

    [Test]
    public void A_requirement_that_nothing_exercises_is_not_right() => Assert.Multiple(() =>
    {
        var right = Wrong with { Results = [Wrong.Results[2]] };
        Assert.That(right.IsRight, Is.False);
        Assert.That((right with { Unexercised = [] }).IsRight, Is.True);
    });
}
