using System.Text.Json.Nodes;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Latencies;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Results;
using Flowyte.Conformance.Tests.Reporting;
using Flowyte.Conformance.Verdicts;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Results;

[TestFixture]
internal sealed class ResultsFileTests
{
    [Test]
    public async Task What_a_run_wrote_is_read_back()
    {
        using var written = await WrittenReports.WriteAsync(Reports.Failing(), ReportFormats.Json);
        var run = ResultsFile.Read(written.Folder);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((run.Verdict, run.BaseUrl, run.Agent, run.IsEmbeddedMock, run.Strict), Is.EqualTo(("not conformant", "https://builder.example.org/api/v1", "agt_1", false, false)));
            Assert.That((run.SpecsVersion, run.HarnessVersion, run.StartedAt), Is.EqualTo(("0.1.0", HarnessVersion.Current, Reports.Failing().StartedAt)));
            Assert.That(run.Profiles, Is.EqualTo(["chat"]));
            Assert.That(run.Requirements, Has.Count.EqualTo(8));
            Assert.That(
                run.Requirements.Single(requirement => requirement.Id == "MODEL-3"),
                Is.EqualTo(new SavedRequirement("MODEL-3", "model", Level.Must, RequirementStatus.Failed) { Message = "the unknown agent was not refused", CausedBy = "MODEL-2" }));
            Assert.That(run.Requirements.Single(requirement => requirement.Id == "AUTH-1").Reason, Is.EqualTo("no publishable key was given"));
            Assert.That(run.Latencies, Is.EqualTo(new ReplyLatency[] { new("single-turn/1", null, 12.5), new("single-turn[stream=true]/1", 3, 12.5) }));
            Assert.That(ResultsFile.Read(written.PathOf("results.json")).Requirements, Is.EqualTo(run.Requirements));
        }
    }

    [Test]
    public async Task The_file_of_an_older_harness_is_read_too()
    {
        using var written = await WrittenReports.WriteAsync(Reports.Failing(), ReportFormats.Json);
        var json = JsonNode.Parse(written.Json)!.AsObject();
        json.Remove("latency");
        json.Remove("strict");
        json.Remove("profiles");
        await File.WriteAllTextAsync(written.PathOf("results.json"), json.ToJsonString());
        var run = ResultsFile.Read(written.Folder);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Latencies, Is.Null);
            Assert.That(run.Strict, Is.Null);
            Assert.That(run.Profiles, Is.Empty);
        }
    }

    [TestCase("/schemaVersion=2", "has schemaVersion 2, and this harness")]
    [TestCase("/schemaVersion=\"1\"", "has schemaVersion \"1\"")]
    [TestCase("/schemaVersion", "it has no schemaVersion")]
    [TestCase("/verdict", ": verdict is missing.")]
    [TestCase("/target=[]", ": target is no object.")]
    [TestCase("/target/agent=7", ": target.agent is no string.")]
    [TestCase("/startedAt=\"yesterday\"", ": startedAt is no moment.")]
    [TestCase("/requirements={}", ": requirements is no array.")]
    [TestCase("/requirements/3=null", ": requirements[3] is no object.")]
    [TestCase("/requirements/3/status=\"broken\"", ": requirements[3].status is 'broken', which this harness does not know.")]
    [TestCase("/requirements/3/status=\"7\"", ": requirements[3].status is '7', which this harness does not know.")]
    [TestCase("/requirements/3/id=\"MODEL-1\"", ": requirements names MODEL-1 twice.")]
    [TestCase("/requirements/3/id=\"\\ud83d\"", "is no well-formed text")]
    [TestCase("/requirements/3/unstable=0", ": requirements[3].unstable is no boolean.")]
    [TestCase("/latency/samples/1/totalMs=-1", ": latency.samples[1].totalMs is no number of milliseconds.")]
    [TestCase("/latency/samples/1/totalMs=null", ": latency.samples[1].totalMs is null.")]
    public async Task What_is_wrong_is_told_with_its_place(string change, string message)
    {
        using var written = await WrittenReports.WriteAsync(Reports.Failing(), ReportFormats.Json);
        await File.WriteAllTextAsync(written.PathOf("results.json"), Changed(written.Json, change));

        Assert.That(() => ResultsFile.Read(written.Folder), Throws.TypeOf<ResultsException>().With.Message.StartsWith(written.PathOf("results.json")).And.Message.Contains(message));
    }

    [Test]
    public void What_is_no_file_of_results_is_told_with_what_to_do()
    {
        using var folder = new TemporaryFolder();
        (string Path, string Message)[] cases =
        [
            (folder.Of("nothing"), "There is no file or folder"),
            (folder.Path, "There is no results.json in the folder"),
            (folder.Write("broken.json", "{\n  \"schemaVersion\": 1,\n  oops"), "broken.json(3,3) is no JSON"),
            (folder.Write("empty.json", ""), "is no JSON"),
            (folder.Write("other.json", "[1]"), "no results of a run"),
            (folder.Write("junit.xml", "<testsuites/>"), "is no JSON"),
        ];
        using (Assert.EnterMultipleScope())
        {
            foreach (var (path, message) in cases)
            {
                Assert.That(() => ResultsFile.Read(path), Throws.TypeOf<ResultsException>().With.Message.Contains(message).And.Message.Contains("Give "));
            }
        }
    }

    // A path of members and numbers, then what stands there instead; with nothing behind it the member is taken away.
    private static string Changed(string json, string change)
    {
        var parts = change.Split('=', 2);
        var path = parts[0].Split('/')[1..];
        var root = JsonNode.Parse(json)!;
        var parent = path[..^1].Aggregate(root, (node, name) => int.TryParse(name, out var index) ? node[index]! : node[name]!);
        if (parts.Length == 1)
        {
            parent.AsObject().Remove(path[^1]);
        }
        else if (int.TryParse(path[^1], out var index))
        {
            parent[index] = "<here>";
        }
        else
        {
            parent[path[^1]] = "<here>";
        }

        // Half of a surrogate pair is no JSON node: it is put in as text.
        return parts.Length == 1 ? root.ToJsonString() : root.ToJsonString().Replace("\"\\u003Chere\\u003E\"", parts[1], StringComparison.Ordinal);
    }
}
