namespace Flowyte.Conformance.Comparing;

/// <summary>A difference in one exchange.</summary>
/// <param name="Area">The part of the answer.</param>
/// <param name="Place">The place in it.</param>
/// <param name="Frame">The kind of chunk; empty for every area but chunks.</param>
/// <param name="Live">What the live endpoint has there; null for nothing.</param>
/// <param name="Mock">What the mock has there; null for nothing.</param>
internal sealed record SeenDifference(StructureArea Area, string Place, string Frame, string? Live, string? Mock)
{
    public DifferenceKind Kind => Mock is null ? DifferenceKind.OnlyLive : Live is null ? DifferenceKind.OnlyMock : DifferenceKind.Differs;
}
