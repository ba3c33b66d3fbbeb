namespace Flowyte.Conformance.Clients.Scenarios;

/// <summary>A way to a server, with a key of its own, so that its requests are known from others.</summary>
public interface IScenarioChannel
{
    /// <summary>The base URL for a client.</summary>
    Uri BaseUrl { get; }

    /// <summary>The key for a client.</summary>
    string Key { get; }

    /// <summary>What arrived this way so far, in the order of arrival.</summary>
    IReadOnlyList<SeenRequest> Seen { get; }

    /// <summary>Waits for the requests that arrived this way to be over, for a short while.</summary>
    Task<IReadOnlyList<SeenRequest>> SeenToTheEndAsync(CancellationToken cancellation);
}
