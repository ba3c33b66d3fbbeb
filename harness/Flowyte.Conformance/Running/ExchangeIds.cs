using System.Globalization;

namespace Flowyte.Conformance.Running;

/// <summary>The ids of exchanges: that of the turn, then the repeat from the second on, then the try where a 429 made it try again.</summary>
internal static class ExchangeIds
{
    private const string Try = "-try";

    /// <summary>The exchange of a turn: <c>single-turn/1</c>, in the second repeat <c>single-turn/1#2</c>.</summary>
    public static string Of(string turn, int repeat) => repeat == 1 ? turn : $"{turn}#{repeat}";

    /// <summary>An exchange that ended with a 429 and was tried again: <c>single-turn/1-try1</c>. The last try has the exchange's own id.</summary>
    public static string OfTry(string exchange, int number) => $"{exchange}{Try}{number}";

    /// <summary>The exchange of which this one is a try; itself, where it is the last one.</summary>
    public static string WithoutTry(string id) =>
        id.LastIndexOf(Try, StringComparison.Ordinal) is >= 0 and var at && id.AsSpan(at + Try.Length).ContainsAnyExceptInRange('0', '9') is false ? id[..at] : id;

    /// <summary>Which time the plan was run, from 1, when this exchange was sent.</summary>
    public static int RepeatOf(string id)
    {
        var exchange = WithoutTry(id);
        var at = exchange.LastIndexOf('#');
        return at > 0 && int.TryParse(exchange.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var repeat) ? repeat : 1;
    }

    /// <summary>The number of the turn in its conversation, from 1; 0 where the id names none.</summary>
    public static int TurnOf(string id)
    {
        // A label of the matrix may hold a slash, too.
        var rest = id.AsSpan(id.LastIndexOf(']') + 1);
        rest = rest[(rest.IndexOf('/') + 1)..];
        var end = rest.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? rest : rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var turn) ? turn : 0;
    }

    /// <summary>The turn that asks a smaller form of what a generated conversation asked: <c>generated-1-7/1-smaller3</c>.</summary>
    public static string OfSmaller(string turn, int number) => $"{turn}-smaller{number}";

    /// <summary>The exchanges that a turn may have in a repeat, in the order in which they were sent.</summary>
    public static IEnumerable<string> AllOf(string turn, int repeat)
    {
        var id = Of(turn, repeat);
        return Enumerable.Range(1, PatientSender.MaxRetries).Select(number => OfTry(id, number)).Append(id);
    }
}
