using Xunit;

namespace Flowyte.MockServer.Examples.Xunit;

/// <summary>One mock for all tests of a class, which is quicker where there are many. Each test takes a key of its own from it.</summary>
public sealed class SharedMock : IAsyncLifetime
{
    public FlowyteMock Flowyte { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Flowyte = await FlowyteMock.StartAsync();
        Flowyte.Agent("agt_shop").WhenUserSays("hello").FailWith(503).ThenReply("Hi");
    }

    public async ValueTask DisposeAsync() => await Flowyte.DisposeAsync();
}
