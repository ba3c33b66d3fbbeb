using Flowyte.MockServer.Tests.Agents;

namespace Flowyte.MockServer.Tests.Recording;

/// <summary>A mock that records, with a client that has a key of the live endpoint.</summary>
internal sealed class Recorded : IAsyncDisposable
{
    public const string Key = "flowyte_sk_live_0123456789abcdef";

    private readonly AgentsFiles _files = new();

    public FlowyteMock Mock { get; private set; } = null!;

    public MockClient Client { get; private set; } = null!;

    public string Directory => _files.Path;

    /// <summary>All that was written.</summary>
    public string Written => string.Concat(System.IO.Directory.EnumerateFiles(Directory).Order(StringComparer.Ordinal).Select(File.ReadAllText));

    public static async Task<Recorded> StartAsync(Uri upstream, string key = Key, TimeProvider? time = null, int largest = 1_000_000)
    {
        var recorded = new Recorded();
        recorded.Mock = await FlowyteMock.StartAsync(new MockOptions
        {
            Record = new() { Upstream = upstream, Directory = recorded.Directory, LargestAnswer = largest },
            Time = time,
        });
        recorded.Client = new(recorded.Mock.BaseUrl, key);
        return recorded;
    }

    /// <summary>What became of the requests, once there are as many notes as this.</summary>
    public async Task<string[]> NotesAsync(int count, CancellationToken cancellation = default)
    {
        for (var number = 0; number < count; number++)
        {
            await Mock.Recording!.NextAsync(number, cancellation);
        }

        return [.. Mock.Recording!.Latest.Select(note => note.ToString()["00:00:00.000 ".Length..])];
    }

    /// <summary>A mock that replays what was recorded.</summary>
    public Task<FlowyteMock> ReplayAsync(TimeProvider? time = null) =>
        FlowyteMock.StartAsync(new MockOptions { AgentsDirectory = Directory, WatchAgents = false, Strict = true, Time = time });

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Mock.DisposeAsync();
        _files.Dispose();
    }
}
