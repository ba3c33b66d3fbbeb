using System.Text;
using Flowyte.Conformance.Histories;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Tests.Schemas;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Histories;

[TestFixture]
internal sealed class HistoryFileTests
{
    private TemporaryFolder _folder = null!;

    private string HistoryPath => _folder.Of("history.jsonl");

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task Each_run_is_a_line_and_all_are_read_back()
    {
        await AddAsync(1);
        var history = await HistoryFile.AddAsync(HistoryPath, Entries.Entry(2, share: null, "no verdict"), TimeProvider.System);
        var lines = await File.ReadAllLinesAsync(HistoryPath);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines, Has.Length.EqualTo(2));
            Assert.That(lines.SelectMany(line => SpecSchemas.Set.Validate("history", JsonText.Parse(Encoding.UTF8.GetBytes(line)).Root!).Errors), Is.Empty);
            Assert.That(history.Unreadable, Is.Empty);
            Assert.That(history.Entries.Select(entry => entry.At), Is.EqualTo([Entries.Entry(1).At, Entries.Entry(2).At]));
            Assert.That(history.Entries[1], Is.EqualTo(Entries.Entry(2, share: null, "no verdict") with { Counts = history.Entries[1].Counts, FailedMusts = history.Entries[1].FailedMusts }));
            Assert.That(history.Entries[1].Counts, Is.EqualTo(Entries.Entry(2).Counts));
            Assert.That(history.Entries[1].FailedMusts, Is.EqualTo(["MODEL-2", "SSE-1"]));
        }
    }

    [Test]
    public async Task Runs_that_end_at_once_lose_no_line()
    {
        await Task.WhenAll(Enumerable.Range(1, 20).Select(day => Task.Run(() => AddAsync(day))));
        var history = await AddAsync(21);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(history.Unreadable, Is.Empty);
            Assert.That(history.Entries.Select(entry => entry.At), Is.EquivalentTo(Enumerable.Range(1, 21).Select(day => Entries.Entry(day).At)));
        }
    }

    [TestCase("{\"schemaVersion\":1,\"run\":{\"at\":\"2026-0")]
    [TestCase("{\"schemaVersion\":2,\"run\":{}}\n")]
    [TestCase("{\"schemaVersion\":1}\n")]
    [TestCase("null\n")]
    [TestCase("\u0000\u0001 no JSON at all\n")]
    public async Task A_line_that_cannot_be_read_is_told_and_stays(string line)
    {
        await AddAsync(1);
        await File.AppendAllTextAsync(HistoryPath, line);
        var history = await AddAsync(2);
        var text = await File.ReadAllTextAsync(HistoryPath);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(history.Unreadable, Is.EqualTo(["line 2"]));
            Assert.That(history.Entries.Select(entry => entry.At), Is.EqualTo([Entries.Entry(1).At, Entries.Entry(2).At]));
            Assert.That(text, Does.Contain("\n" + line.TrimEnd('\n') + "\n"));
        }
    }

    [Test]
    public async Task Blank_lines_and_other_line_ends_are_no_fault()
    {
        await AddAsync(1);
        var line = (await File.ReadAllTextAsync(HistoryPath)).TrimEnd('\n');
        await File.WriteAllTextAsync(HistoryPath, $"\r\n{line}\r\n\r\n");
        var history = await AddAsync(2);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(history.Unreadable, Is.Empty);
            Assert.That(history.Entries, Has.Count.EqualTo(2));
        }
    }

    [Test]
    public async Task Of_a_long_history_the_last_runs_are_read()
    {
        var lines = Enumerable.Range(1, 2500).Select(day => Encoding.UTF8.GetString(HistoryLine.Write(Entries.Entry(day)))).Prepend(new string('x', 1024 * 1024));
        await File.WriteAllLinesAsync(HistoryPath, lines);
        var history = await AddAsync(2501);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(history.Entries, Has.Count.EqualTo(HistoryFile.MostRuns));
            Assert.That(history.Entries[^1].At, Is.EqualTo(Entries.Entry(2501).At));
            Assert.That(history.Unreadable, Is.Empty, "the line that is cut off at the start is not read at all");
        }
    }

    [Test]
    public async Task A_file_that_somebody_holds_all_the_time_is_given_up()
    {
        await using var held = new FileStream(HistoryPath, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        var time = new FakeTimeProvider();
        var adding = HistoryFile.AddAsync(HistoryPath, Entries.Entry(1), time);
        Assert.That(adding.IsCompleted, Is.False);
        while (!adding.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.That(async () => await adding, Throws.InstanceOf<IOException>());
    }

    private Task<RunHistory> AddAsync(int day) => HistoryFile.AddAsync(HistoryPath, Entries.Entry(day), TimeProvider.System);
}
