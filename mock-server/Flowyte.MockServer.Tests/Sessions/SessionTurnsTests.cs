using Flowyte.MockServer.Sessions;

namespace Flowyte.MockServer.Tests.Sessions;

[CancelAfter(20_000)]
public sealed class SessionTurnsTests
{
    [Test]
    public async Task Turns_come_in_the_order_of_those_who_wait(CancellationToken cancellation)
    {
        var turns = new SessionTurns();
        var order = new List<int>();
        var first = await turns.WaitAsync("a", cancellation);
        var others = Enumerable.Range(1, 50).Select(async number =>
        {
            using var turn = await turns.WaitAsync("a", cancellation);
            order.Add(number);
        }).ToArray();
        var before = order.Count;
        first.Dispose();
        await Task.WhenAll(others);

        Assert.That((before, order), Is.EqualTo((0, Enumerable.Range(1, 50).ToList())));
    }

    [Test]
    public async Task Who_leaves_the_queue_lets_nobody_past_those_before(CancellationToken cancellation)
    {
        var turns = new SessionTurns();
        using var leaving = new CancellationTokenSource();
        var first = await turns.WaitAsync("a", cancellation);
        var second = turns.WaitAsync("a", leaving.Token);
        var third = turns.WaitAsync("a", cancellation);
        await leaving.CancelAsync();
        Assert.That(async () => await second, Throws.InstanceOf<OperationCanceledException>());
        using var elsewhere = await turns.WaitAsync("b", cancellation);
        var isIn = third.IsCompleted;
        first.Dispose();
        using var turn = await third;

        Assert.That(isIn, Is.False);
    }
}
