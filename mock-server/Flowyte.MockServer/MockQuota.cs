using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Flowyte.MockServer.Cases;

namespace Flowyte.MockServer;

/// <summary>
/// How many requests a key may send in a time. The time begins with the key's first request, and anew with the first one after its end;
/// a request beyond the quota is refused with 429 and does not count.
/// </summary>
public sealed partial record MockQuota
{
    /// <summary>What <see cref="Parse"/> reads, for those who wrote something else.</summary>
    internal const string Form = "a number above 0 and a time was expected, such as 60 per minute or 5 per 10s";

    private static readonly FrozenDictionary<string, TimeSpan> Units = new Dictionary<string, TimeSpan>
    {
        ["second"] = TimeSpan.FromSeconds(1),
        ["minute"] = TimeSpan.FromMinutes(1),
        ["hour"] = TimeSpan.FromHours(1),
        ["day"] = TimeSpan.FromDays(1),
    }.ToFrozenDictionary();

    /// <summary>A quota.</summary>
    /// <param name="requests">How many requests are let in; above 0.</param>
    /// <param name="window">In which time; above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is not above zero.</exception>
    public MockQuota(int requests, TimeSpan window)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(requests);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window, TimeSpan.Zero);
        Requests = requests;
        Window = window;
    }

    /// <summary>How many requests are let in.</summary>
    public int Requests { get; }

    /// <summary>In which time.</summary>
    public TimeSpan Window { get; }

    /// <summary>Reads a quota such as <c>60 per minute</c> (second, hour, day) or <c>5 per 10s</c> (up to 60 s).</summary>
    /// <exception cref="FormatException">It is none; the message says what was expected.</exception>
    public static MockQuota Parse(string text)
    {
        if (Pattern().Match(text) is { Success: true } match
            && int.TryParse(match.Groups["requests"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var requests) && requests > 0
            && WindowOf(match.Groups["window"].Value) is { } window && window > TimeSpan.Zero)
        {
            return new(requests, window);
        }

        throw new FormatException($"This is no quota: {Form}.");
    }

    /// <summary>The quota as <see cref="Parse"/> reads it.</summary>
    public override string ToString()
    {
        foreach (var (name, time) in Units)
        {
            if (time == Window)
            {
                return $"{Requests} per {name}";
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Requests} per {Window.TotalSeconds}s");
    }

    private static TimeSpan? WindowOf(string text) => Units.TryGetValue(text, out var unit) ? unit : Durations.Read(text);

    [GeneratedRegex(@"^\s*(?<requests>\d+)\s+per\s+(?<window>\S+)\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex Pattern();
}
