namespace Flowyte.MockServer.Tests;

/// <summary>A mock for all tests of a class.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public abstract class MockFixture
{
    protected FlowyteMock Mock { get; private set; } = null!;

    protected MockClient Client { get; private set; } = null!;

    protected virtual MockOptions Options => new();

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Mock = await FlowyteMock.StartAsync(Options);
        Client = new MockClient(Mock);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        Client.Dispose();
        await Mock.DisposeAsync();
    }
}
