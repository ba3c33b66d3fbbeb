using System.Globalization;

namespace Flowyte.MockServer.Sessions;

/// <summary>Times as RFC 3339 writes them, in UTC and whole milliseconds.</summary>
internal static class JsonTime
{
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
