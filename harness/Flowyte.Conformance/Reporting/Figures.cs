using System.Globalization;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting;

/// <summary>Names, times and counts as reports write them.</summary>
internal static class Figures
{
    public static IReadOnlyList<RequirementStatus> Statuses { get; } = Enum.GetValues<RequirementStatus>();

    public static string Name(RequirementStatus status) => status.ToString().ToLowerInvariant();

    public static string Name(Level level) => level.ToString().ToUpperInvariant();

    public static string Duration(TimeSpan time) => time switch
    {
        { TotalMilliseconds: < 1 } => "under 1 ms",
        { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms"),
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s"),
    };

    public static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);

    public static string Date(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy, HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string Count(int count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many ?? one + "s")}");

    public static string Sentence(string text) => text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..];
}
