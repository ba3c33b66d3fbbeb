using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Running;

/// <summary>How far a run has come; sent after every exchange.</summary>
/// <param name="Done">How many exchanges have ended.</param>
/// <param name="Planned">How many are planned in all; grows where a 429 is tried again or a follow-up is sent.</param>
/// <param name="Last">The exchange that just ended.</param>
public sealed record RunProgress(int Done, int Planned, Exchange Last);
