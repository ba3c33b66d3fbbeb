using System.Globalization;

namespace Flowyte.MockServer.Answers;

/// <summary>Reads after which time an answer asks the client to come again.</summary>
internal static class RetryAfter
{
    private const string Seconds = "Retry-After";
    private const string Milliseconds = "retry-after-ms";

    /// <summary>The time that a head names; of both fields the finer one. Null where there is none.</summary>
    /// <param name="headers">The head.</param>
    /// <param name="sent">When it is sent: a date is that much later.</param>
    public static TimeSpan? Of(IEnumerable<HeaderField> headers, DateTimeOffset sent)
    {
        TimeSpan? found = null;
        foreach (var (name, value) in headers)
        {
            if (name.Equals(Milliseconds, StringComparison.OrdinalIgnoreCase) && Number(value) is { } milliseconds)
            {
                return TimeSpan.FromMilliseconds(milliseconds);
            }

            if (name.Equals(Seconds, StringComparison.OrdinalIgnoreCase))
            {
                found = Number(value) is { } seconds ? TimeSpan.FromSeconds(seconds) : Date(value) - sent;
            }
        }

        return found;
    }

    private static DateTimeOffset? Date(string value) =>
        DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    private static int? Number(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
