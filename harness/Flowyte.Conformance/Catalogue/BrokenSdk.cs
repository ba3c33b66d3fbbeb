namespace Flowyte.Conformance.Catalogue;

/// <summary>An SDK that does not give its caller what a conforming server would let it give.</summary>
/// <param name="Client">The package.</param>
/// <param name="Version">Its exact version.</param>
/// <param name="Language">Its programming language.</param>
/// <param name="Modes">The ways of using it that break; empty where all that were measured do.</param>
/// <param name="Effect">What its caller sees at worst, such as <c>throws</c>.</param>
/// <param name="Faults">The faults by which it was measured.</param>
public sealed record BrokenSdk(string Client, string Version, string Language, IReadOnlyList<string> Modes, string Effect, IReadOnlyList<string> Faults)
{
    /// <summary>Such as <c>openai 7.57.0 for JavaScript, stream-helper (throws)</c>.</summary>
    public override string ToString() => $"{Client} {Version} for {Language}{(Modes.Count > 0 ? $", {string.Join(" and ", Modes)}" : "")} ({Effect})";
}
