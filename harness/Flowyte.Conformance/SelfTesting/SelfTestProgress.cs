namespace Flowyte.Conformance.SelfTesting;

/// <summary>How far a self-test has come; sent after every fault and variant.</summary>
/// <param name="Done">How many were met.</param>
/// <param name="Planned">How many there are.</param>
/// <param name="Last">The one that was just met.</param>
public sealed record SelfTestProgress(int Done, int Planned, FaultResult Last);
