using System.Globalization;

namespace Flowyte.MockServer.Answers;

/// <summary>Reads after which time an answer asks the client to come again.</summary>
internal static class RetryAfter
{
    private const string Seconds = "Retry-After";
    private const string Milliseconds = "retry-after-ms";

    /// <summary>The time that a head names; of both fields the finer one. Null where there is none, or it is a date.</summary>
    public static TimeSpan? Of(IEnumerable<HeaderField> headers)
    {
        TimeSpan? found = null;
        foreach (var (name, value) in headers)
        {
            if (name.Equals(Milliseconds, StringComparison.OrdinalIgnoreCase) && Number(value) is { } milliseconds)
            {
                return TimeSpan.FromMilliseconds(milliseconds);
            }

            if (name.Equals(Seconds, StringComparison.OrdinalIgnoreCase) && Number(value) is { } seconds)
            {
                found = TimeSpan.FromSeconds(seconds);
            }
        }

        return found;
    }

    private static int? Number(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
