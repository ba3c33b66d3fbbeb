namespace Flowyte.Conformance.Reporting.Html;

/// <summary>A value in a picture.</summary>
/// <param name="Index">Which run it is of, from 0.</param>
/// <param name="Value">The value.</param>
/// <param name="X">Where it stands, from the left.</param>
/// <param name="Y">Where it stands, from the top.</param>
internal sealed record TrendPoint(int Index, double Value, double X, double Y);
