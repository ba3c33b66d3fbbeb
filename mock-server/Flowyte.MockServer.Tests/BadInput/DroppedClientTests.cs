using Flowyte.MockServer.Journal;
using Flowyte.MockServer.Tests.Control;
using Microsoft.Extensions.Time.Testing;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.BadInput;

/// <summary>Clients that leave in the middle of their streams.</summary>
[CancelAfter(60_000)]
public sealed class DroppedClientTests
{
    private const int Clients = 300;

    [Test]
    public async Task Three_hundred_clients_that_leave_at_once_leave_nothing_behind(CancellationToken cancellation)
    {
        var time = new CountingTime();
        await using var mock = await FlowyteMock.StartAsync(new MockOptions { Time = time }, cancellation);
        using var control = new ControlClient(mock);
        var before = time.Pending;
        var begun = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => BeginAsync(mock, cancellation)));
        var during = await control.TextAsync("/_flowyte/metrics");
        var pending = time.Pending - before;
        foreach (var (client, response) in begun)
        {
            response.Dispose();
            client.Dispose();
        }

        await mock.Journal.WaitAsync(entry => entry.Number == Clients, cancellation);
        var after = await control.TextAsync("/_flowyte/metrics");

        Assert.Multiple(() =>
        {
            Assert.That(during, Does.Contain($"flowyte_mock_streams_active {Clients}\n"));
            Assert.That(pending, Is.EqualTo(Clients));
            Assert.That(after, Does.Contain("flowyte_mock_streams_active 0\n"));
            Assert.That(mock.Journal.Count(JournalOutcome.ClientLeft), Is.EqualTo(Clients));
            Assert.That(mock.Journal.Entries.Select(entry => (entry.Outcome, entry.EventsSent)), Is.All.EqualTo((JournalOutcome.ClientLeft, 1)));
            Assert.That(time.Pending, Is.EqualTo(before));
        });
    }

    private static async Task<(MockClient Client, HttpResponseMessage Response)> BeginAsync(FlowyteMock mock, CancellationToken cancellation)
    {
        var client = new MockClient(mock);
        var response = await client.PostAsync(Question("Tell me a story", "agt_storyteller", stream: true));
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellation), leaveOpen: true);
        await reader.ReadLineAsync(cancellation);
        return (client, response);
    }

    /// <summary>A clock that stands still, and knows who waits for it.</summary>
    private sealed class CountingTime : FakeTimeProvider
    {
        private int _pending;

        public int Pending => Volatile.Read(ref _pending);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Increment(ref _pending);
            return new Counted(base.CreateTimer(callback, state, dueTime, period), () => Interlocked.Decrement(ref _pending));
        }

        private sealed class Counted(ITimer timer, Action disposed) : ITimer
        {
            private int _isDisposed;

            public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

            public void Dispose()
            {
                if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
                {
                    disposed();
                }

                timer.Dispose();
            }

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
