using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Flowyte.MockServer.Cases;

namespace Flowyte.MockServer;

/// <summary>
/// How long conversations wait for the first text, by percentile: with a p50 of 300 ms half of them wait no longer than that. Between two
/// percentiles the times are spread evenly, and so they are from zero to the lowest one; beyond the highest one nobody waits longer.
/// </summary>
public sealed partial class MockLatency
{
    /// <summary>What <see cref="Parse"/> reads, for those who wrote something else.</summary>
    internal const string Form = "percentiles that rise and their times were expected, such as p50=300ms,p90=800ms,p99=2s";

    private const double Highest = 100;

    private readonly ImmutableArray<(double Percentile, TimeSpan Time)> _points;

    /// <summary>A latency.</summary>
    /// <param name="points">Percentiles from 0 to 100 with their times, which do not fall where the percentiles rise. Their order is free.</param>
    /// <exception cref="ArgumentException">There are none, one is out of range or there twice, or a time falls.</exception>
    public MockLatency(IEnumerable<(double Percentile, TimeSpan Time)> points)
    {
        _points = [.. points.OrderBy(point => point.Percentile)];
        if (_points.IsEmpty || _points.Any(point => point is { Percentile: < 0 or > Highest or double.NaN } || point.Time < TimeSpan.Zero))
        {
            throw new ArgumentException("Percentiles from 0 to 100 with times of at least zero were expected, one at least.", nameof(points));
        }

        foreach (var ((lower, shorter), (upper, longer)) in _points.Zip(_points.Skip(1)))
        {
            if (lower == upper)
            {
                throw new ArgumentException($"{Name(lower)} is there twice.", nameof(points));
            }

            if (longer < shorter)
            {
                throw new ArgumentException($"{Name(upper)} is shorter than {Name(lower)}: a percentile never falls.", nameof(points));
            }
        }
    }

    /// <summary>Reads a latency such as <c>p50=300ms,p90=800ms,p99=2s</c>; a time is at most a minute.</summary>
    /// <exception cref="FormatException">It is none; the message says what was expected.</exception>
    public static MockLatency Parse(string text) => Of(text.Split(',').Select(part => part.Split('=', 2) is [var name, var time] ? (name.Trim(), time.Trim()) : ("", "")));

    /// <summary>The time that so many of a hundred conversations wait at most.</summary>
    /// <param name="percentile">From 0 to 100.</param>
    public TimeSpan At(double percentile)
    {
        (double Percentile, TimeSpan Time) below = (0, TimeSpan.Zero);
        foreach (var point in _points)
        {
            if (percentile <= point.Percentile)
            {
                var width = point.Percentile - below.Percentile;
                return width == 0 ? point.Time : below.Time + ((point.Time - below.Time) * ((percentile - below.Percentile) / width));
            }

            below = point;
        }

        return below.Time;
    }

    /// <summary>The latency as <see cref="Parse"/> reads it.</summary>
    public override string ToString() =>
        string.Join(',', _points.Select(point => $"{Name(point.Percentile)}={Durations.Text(point.Time)}"));

    /// <summary>A latency of names such as <c>p50</c> and their times.</summary>
    /// <exception cref="FormatException">It is none; the message says what was expected.</exception>
    internal static MockLatency Of(IEnumerable<(string Name, string Time)> points)
    {
        try
        {
            return new(points.Select(point => (Percentile(point.Name), Durations.Read(point.Time) ?? throw Unreadable())).ToArray());
        }
        catch (ArgumentException exception)
        {
            // The runtime adds the parameter's name to the message, which is nothing to a user.
            throw new FormatException(exception.Message.Split(" (Parameter", 2)[0], exception);
        }
    }

    private static double Percentile(string name) =>
        Pattern().Match(name) is { Success: true } match
        && double.TryParse(match.Groups["percentile"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percentile) && percentile <= Highest
            ? percentile
            : throw Unreadable();

    private static string Name(double percentile) => string.Create(CultureInfo.InvariantCulture, $"p{percentile}");

    private static FormatException Unreadable() => new($"This is no latency: {Form}.");

    [GeneratedRegex(@"^p(?<percentile>\d+(\.\d+)?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex Pattern();
}
