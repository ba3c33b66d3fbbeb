using System.Globalization;

namespace Flowyte.Conformance;

/// <summary>Durations as people write them: <c>30</c> and <c>30s</c>, <c>500ms</c>, <c>5m</c>.</summary>
public static class DurationText
{
    private static readonly (string Suffix, double Seconds)[] Units = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("", 1)];

    /// <summary>Longer than a day is a slip, and more than timers can take.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>The duration; null where the text is none, or is not positive, or longer than a day.</summary>
    public static TimeSpan? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (suffix, seconds) = Units.First(unit => text.EndsWith(unit.Suffix, StringComparison.Ordinal));
        return double.TryParse(text.AsSpan(0, text.Length - suffix.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number * seconds is > 0 and var total && total <= Longest.TotalSeconds
            ? TimeSpan.FromSeconds(total)
            : null;
    }
}
