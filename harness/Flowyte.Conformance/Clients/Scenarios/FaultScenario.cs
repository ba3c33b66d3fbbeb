using Flowyte.Conformance.Clients.Adapters;
using Flowyte.Conformance.SelfTesting;

namespace Flowyte.Conformance.Clients.Scenarios;

/// <summary>One request that meets a fault or a legal variant.</summary>
/// <param name="Fault">The fault or variant; null for the answer as it is documented.</param>
/// <param name="Stream">Whether a stream is asked for.</param>
/// <param name="IsRefused">Whether an agent is asked that nobody has.</param>
/// <param name="Reading">What the server sends.</param>
public sealed record FaultScenario(FaultSpec? Fault, bool Stream, bool IsRefused, ServerReading Reading)
{
    /// <summary>The name of the answer as it is documented.</summary>
    public const string Documented = "as-documented";

    /// <summary>The id of the fault or variant.</summary>
    public string FaultId => Fault?.Id ?? Documented;

    /// <summary>How the answer is asked for: <c>plain</c>, <c>stream</c>, <c>refused-plain</c> or <c>refused-stream</c>.</summary>
    public string Form => $"{(IsRefused ? "refused-" : "")}{(Stream ? "stream" : "plain")}";

    /// <summary>Names the scenario: fault and form.</summary>
    public string Id => $"{FaultId}/{Form}";

    /// <summary>Whether the answer is legal.</summary>
    public bool IsLegal => Fault?.IsVariant ?? true;

    /// <summary>The request for a client, or for the harness itself.</summary>
    public static AdapterRequest RequestFor(IScenarioChannel channel, string mode, bool stream, bool isRefused) => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        Mode = mode,
        BaseUrl = channel.BaseUrl,
        Key = channel.Key,
        Agent = isRefused ? ScenarioScript.UnknownAgent : ScenarioScript.Agent,
        Messages = [new("user", ScenarioScript.Prompt)],
        Stream = stream,
        MaxRetries = 0,
    };
}
