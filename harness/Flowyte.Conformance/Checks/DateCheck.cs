using System.Text.RegularExpressions;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether Date, where it is there, is a date of HTTP: HTTP-22.</summary>
internal sealed partial class DateCheck : IExchangeCheck
{
    public IReadOnlyList<string> Requirements => ["HTTP-22"];

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (evidence.Response is { } response && response.Header("Date") is { } date)
        {
            yield return evidence.HeldUnless(
                !IsHttpDate(date),
                "HTTP-22",
                "The Date is no date as HTTP writes them.",
                "a date such as Sun, 06 Nov 1994 08:49:37 GMT",
                date,
                Place.OfHeader(response, "Date"));
        }
    }

    /// <summary>Whether a text is an HTTP-date: the form of today, or one of the two that are obsolete and still to be read (RFC 9110 §5.6.7).</summary>
    internal static bool IsHttpDate(string text) => Fixdate().IsMatch(text) || Rfc850().IsMatch(text) || Asctime().IsMatch(text);

    [GeneratedRegex("^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-3][0-9] (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [0-9]{4} [0-2][0-9]:[0-5][0-9]:[0-6][0-9] GMT$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fixdate();

    [GeneratedRegex("^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [0-3][0-9]-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-[0-9]{2} [0-2][0-9]:[0-5][0-9]:[0-6][0-9] GMT$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rfc850();

    [GeneratedRegex("^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ 0-3][0-9] [0-2][0-9]:[0-5][0-9]:[0-6][0-9] [0-9]{4}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asctime();
}
