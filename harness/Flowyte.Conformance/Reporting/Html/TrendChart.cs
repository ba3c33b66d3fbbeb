namespace Flowyte.Conformance.Reporting.Html;

/// <summary>Where the values of a series stand in a picture.</summary>
/// <param name="Lowest">The value at the bottom.</param>
/// <param name="Highest">The value at the top.</param>
/// <param name="Points">The points from left to right; a value that is missing has none.</param>
internal sealed record TrendChart(double Lowest, double Highest, IReadOnlyList<TrendPoint> Points)
{
    /// <summary>The width of the picture, in its own units.</summary>
    public const int Width = 640;

    /// <summary>The height of the picture, in its own units.</summary>
    public const int Height = 110;

    // Room for the labels of the axis on the left, and for half a point on every side.
    private const int Left = 70;
    private const int Margin = 6;

    /// <summary>Places values, one a run.</summary>
    public static TrendChart Of(IReadOnlyList<double?> values, bool fromZero)
    {
        var known = values.OfType<double>().Where(double.IsFinite).ToList();
        if (known.Count == 0)
        {
            return new TrendChart(0, 0, []);
        }

        var highest = known.Max();
        var lowest = fromZero ? 0 : known.Min();
        var step = values.Count > 1 ? (double)(Width - Left - Margin) / (values.Count - 1) : 0;
        return new TrendChart(
            lowest,
            highest,
            [
                .. from pair in values.Index()
                   where pair.Item is { } value && double.IsFinite(value)
                   select new TrendPoint(pair.Index, pair.Item!.Value, Left + (pair.Index * step), Height - Margin - (Share(pair.Item.Value, lowest, highest) * (Height - (2 * Margin)))),
            ]);
    }

    // A series that never changes lies at the top: nothing is worse than before.
    private static double Share(double value, double lowest, double highest) => highest > lowest ? (value - lowest) / (highest - lowest) : 1;
}
