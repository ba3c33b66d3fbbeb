using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Library;

/// <summary>Tests that run at the same time do not meet each other.</summary>
[CancelAfter(60_000)]
public sealed class IsolationTests
{
    [Test]
    public async Task Many_mocks_at_once_know_nothing_of_each_other(CancellationToken cancellation)
    {
        const int Mocks = 12;
        var failures = 0;
        await Parallel.ForAsync(0, Mocks, new ParallelOptions { MaxDegreeOfParallelism = Mocks, CancellationToken = cancellation }, async (number, _) =>
        {
            await using var mock = await FlowyteMock.StartAsync(cancellation: cancellation);
            mock.Agent("agt_shop").WhenUserSays("hello").FailWith(503).ThenReply($"Hi from {number}");
            using var client = new MockClient(mock);
            using var first = await client.PostAsync(Question("hello", "agt_shop"));
            using var second = await client.PostAsync(Question("hello", "agt_shop"));
            mock.Requests.ShouldCount(2).ShouldHaveStatuses(503, 200).ShouldHaveRetried(1);
            if (await second.TextAsync() != $"Hi from {number}")
            {
                Interlocked.Increment(ref failures);
            }
        });

        Assert.That(failures, Is.Zero);
    }

    [Test]
    public async Task Many_scopes_of_one_mock_know_nothing_of_each_other(CancellationToken cancellation)
    {
        const int Scopes = 24;
        await using var mock = await FlowyteMock.StartAsync(cancellation: cancellation);
        mock.Agent("agt_shop").WhenUserSays("hello").FailWith(503).ThenReply("Hi");
        await Parallel.ForAsync(0, Scopes, new ParallelOptions { MaxDegreeOfParallelism = Scopes, CancellationToken = cancellation }, async (_, _) =>
        {
            var scope = mock.NewScope();
            using var client = new MockClient(mock.BaseUrl, scope.Key);
            using var first = await client.PostAsync(Question("hello", "agt_shop"));
            using var second = await client.PostAsync(Question("hello", "agt_shop"));
            var over = await scope.WaitForRequestsAsync(2, cancellation: cancellation);
            over.ShouldCount(2).ShouldHaveStatuses(503, 200).ShouldHaveRetried(1);
        });

        mock.Requests.ShouldCount(2 * Scopes).ShouldHaveRetried(Scopes);
    }

    [Test]
    public async Task Requests_with_other_keys_and_without_belong_to_no_scope()
    {
        await using var mock = await FlowyteMock.StartAsync();
        var scope = mock.NewScope();
        using var client = new MockClient(mock);
        using var stranger = new MockClient(mock) { Authorization = null };
        using var other = await client.PostAsync(Question("hello"));
        using var none = await stranger.PostAsync(Question("hello"));

        scope.Requests.ShouldBeNone();
        Assert.That(scope.Key, Is.Not.EqualTo(mock.NewScope().Key));
    }
}
