namespace Flowyte.MockServer;

/// <summary>A running mock of Flowyte.</summary>
public sealed class FlowyteMock : IAsyncDisposable
{
    /// <summary>Starts a mock and returns once it answers.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static Task<FlowyteMock> StartAsync(MockOptions? options = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{options}{cancellation.IsCancellationRequested}");

    /// <summary>The base URL for clients, such as <c>http://127.0.0.1:40001/api/v1</c>.</summary>
    public Uri BaseUrl { get; } = new("http://127.0.0.1/api/v1");

    /// <summary>The id of a published agent.</summary>
    public string Agent { get; } = "";

    /// <summary>The id of an agent that was never published.</summary>
    public string UnpublishedAgent { get; } = "";

    /// <summary>A secret key with the scope <c>chat:write</c>.</summary>
    public string Key { get; } = "";

    /// <summary>A secret key without the scope <c>chat:write</c>.</summary>
    public string UnscopedKey { get; } = "";

    /// <summary>A publishable key, which chat/completions refuses with 403.</summary>
    public string PublishableKey { get; } = "";

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
