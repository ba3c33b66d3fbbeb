namespace Flowyte.Conformance.Clients.Judging;

/// <summary>One thing that was held against a requirement.</summary>
/// <param name="Requirement">The id of the requirement.</param>
/// <param name="Mode">The mode of the client.</param>
/// <param name="Scenario">What it met.</param>
/// <param name="Problem">What it did instead, for people; empty where the requirement held.</param>
public sealed record ClientCheck(string Requirement, string Mode, string Scenario, string Problem);
