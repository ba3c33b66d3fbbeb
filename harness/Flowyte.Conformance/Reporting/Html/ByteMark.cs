namespace Flowyte.Conformance.Reporting.Html;

/// <summary>A place within bytes that is to be marked.</summary>
/// <param name="Anchor">The id that links land on.</param>
/// <param name="Requirement">The requirement that does not hold there.</param>
/// <param name="Offset">The first byte.</param>
/// <param name="Length">How many bytes; 0 for a place between bytes.</param>
internal sealed record ByteMark(string Anchor, string Requirement, int Offset, int Length)
{
    public int End => Offset + Length;
}
