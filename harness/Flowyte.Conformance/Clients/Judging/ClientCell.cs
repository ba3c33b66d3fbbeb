using Flowyte.Conformance.Clients.Scenarios;

namespace Flowyte.Conformance.Clients.Judging;

/// <summary>What a client made of one fault or variant.</summary>
/// <param name="Mode">The mode of the client.</param>
/// <param name="Scenario">What it met.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Detail">What led to it, for people.</param>
/// <param name="Effect">What its caller sees, such as <c>throws</c>; empty where the answer is there.</param>
public sealed record ClientCell(string Mode, FaultScenario Scenario, ClientOutcome Outcome, string Detail, string Effect);
