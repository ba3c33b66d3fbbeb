namespace Flowyte.Conformance.Clients.Scenarios;

/// <summary>A server that answers as <see cref="ScenarioScript"/> says, and can show faults.</summary>
public interface IScenarioServer
{
    /// <summary>Opens a way to the server that nobody else uses.</summary>
    /// <param name="fault">The id of the fault or variant that every answer is to have; null for none.</param>
    IScenarioChannel Open(string? fault = null);
}
