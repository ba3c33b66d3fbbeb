using Flowyte.Conformance.Clients.Scenarios;

namespace Flowyte.Conformance.Clients.Judging;

/// <summary>What a client made of one fault or variant.</summary>
/// <param name="Mode">The mode of the client.</param>
/// <param name="Scenario">What it met.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Detail">What led to it, for people.</param>
public sealed record ClientCell(string Mode, FaultScenario Scenario, ClientOutcome Outcome, string Detail);
