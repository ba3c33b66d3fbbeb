using System.Collections.Frozen;
using System.Globalization;

namespace Flowyte.MockServer.Cases;

/// <summary>Durations as the files of agents have them.</summary>
internal static class Durations
{
    private const double Longest = 60_000;

    private static readonly FrozenDictionary<string, double> Units = new Dictionary<string, double> { ["ms"] = 1, ["s"] = 1000 }.ToFrozenDictionary();

    /// <summary>A duration such as <c>20ms</c> or <c>1.5s</c>.</summary>
    /// <returns>Null where the text is none, or longer than a minute.</returns>
    public static TimeSpan? Read(string text)
    {
        var number = text.TrimEnd('m', 's');
        return Units.TryGetValue(text[number.Length..], out var unit)
            && double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value * unit <= Longest
            ? TimeSpan.FromMilliseconds(value * unit)
            : null;
    }

    /// <summary>The same, as <see cref="Read"/> reads it.</summary>
    public static string Text(TimeSpan time) => time.Milliseconds == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds}s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds}ms");
}
