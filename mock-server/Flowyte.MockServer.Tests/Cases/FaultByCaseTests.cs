using Flowyte.MockServer.Faults;
using Flowyte.MockServer.Journal;
using Flowyte.MockServer.Tests.Agents;
using Flowyte.MockServer.Tests.Time;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Cases;

[CancelAfter(60_000)]
public sealed class FaultByCaseTests
{
    [Test]
    public async Task Every_fault_that_comes_to_an_end_is_shown_by_a_case_as_it_is_by_a_header([Values] bool stream, CancellationToken cancellation)
    {
        string[] names = [.. new FaultInjector(directory: null, ofServer: null).All.Where(fault => !Hangs(fault)).Select(fault => fault.Id)];
        var cases = string.Concat(names.Select(name => $"  - {{ exact: case {name}, fault: {name}, reply: [a, b, c] }}\n  - {{ exact: head {name}, reply: [a, b, c] }}\n"));
        using var folder = new AgentsFiles(("me.yaml", $"id: agt_me\npublished: true\ncases:\n{cases}"));
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { AgentsDirectory = folder.Path, WatchAgents = false, Time = new InstantTime() }, cancellation);
        using var byCase = new MockClient(mock);
        var shown = 0;
        foreach (var name in names)
        {
            using var byHead = new MockClient(mock) { Fault = name };
            var ofHead = await AskAsync(mock, byHead, $"head {name}", stream, cancellation);
            var ofCase = await AskAsync(mock, byCase, $"case {name}", stream, cancellation);

            Assert.That((ofCase.Fault, ofCase.FaultNotShown, ofCase.Status), Is.EqualTo((ofHead.Fault, ofHead.FaultNotShown, ofHead.Status)), name);
            Assert.That(ofCase.Fault ?? ofCase.FaultNotShown, Is.EqualTo(name));
            shown += ofCase.Fault is null ? 0 : 1;
        }

        Assert.That(shown, Is.GreaterThan(100));
    }

    private static bool Hangs(Fault fault) => fault.Changes.Any(change => change.ContainsKey("hang") || change["end"]?["hang"] is not null);

    private static async Task<JournalEntry> AskAsync(FlowyteMock mock, MockClient client, string text, bool stream, CancellationToken cancellation)
    {
        var last = mock.Journal.Last;
        try
        {
            using var response = await client.PostAsync(Question(text, "agt_me", stream)).WaitAsync(cancellation);
            await response.Content.ReadAsByteArrayAsync(cancellation);
        }
        catch (HttpRequestException)
        {
            // Many faults are meant to break the answer.
        }

        return await mock.Journal.WaitAsync(entry => entry.Number > last, cancellation);
    }
}
