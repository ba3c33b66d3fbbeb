using System.Globalization;
using System.Text.RegularExpressions;
using Flowyte.MockServer.Faults;

namespace Flowyte.MockServer.Cases.Failing;

/// <summary>Reads what is to happen to an attempt, as people write it.</summary>
/// <param name="faults">Knows the faults by their names.</param>
internal sealed partial class FailGrammar(FaultInjector faults)
{
    private const int LeastStatus = 400;
    private const int MostStatus = 599;

    /// <summary>What can be written, for those who wrote something else.</summary>
    public const string Forms = "429 after 2s, 503, 429 after 2s as date, 500 delayed 1s, delayed 1s, cut at chunk 3, cut at byte 100 with end (or reset, close, hang), error at chunk 3, hang, reset, fault NAME";

    /// <summary>Reads a step.</summary>
    /// <exception cref="FormatException">It is none; the message says what was expected.</exception>
    public FailStep Read(string text)
    {
        var step = text.Trim();
        return step switch
        {
            "hang" => new SilenceStep(),
            "reset" => new ResetStep(),
            _ when Delayed().Match(step) is { Success: true } match => new SlowStartStep(Duration(match.Groups["delay"])!.Value),
            _ when Status().Match(step) is { Success: true } match => Refusal(match),
            _ when Error().Match(step) is { Success: true } match => new ErrorStep(Number(match.Groups["at"])),
            _ when Cut().Match(step) is { Success: true } match => Cut(match),
            _ when step.StartsWith("fault ", StringComparison.Ordinal) => Fault(step["fault ".Length..].Trim()),
            _ => throw new FormatException($"This is nothing that an attempt can get: {Forms} were expected."),
        };
    }

    /// <summary>Finds a fault.</summary>
    /// <exception cref="FormatException">There is none of the name; the message names the nearest one.</exception>
    public FaultStep Fault(string name) => faults.Find(name) is { } fault
        ? new FaultStep(fault)
        : throw new FormatException(faults.Unknown(name));

    private static RefusalStep Refusal(Match match)
    {
        var status = int.Parse(match.Groups["status"].ValueSpan, CultureInfo.InvariantCulture);
        return status is >= LeastStatus and <= MostStatus
            ? new RefusalStep(status, Duration(match.Groups["after"]), match.Groups["date"].Success, Duration(match.Groups["delay"]) ?? TimeSpan.Zero)
            : throw new FormatException($"{status} is no status of a refusal: {LeastStatus} to {MostStatus} are.");
    }

    private static CutStep Cut(Match match)
    {
        var way = match.Groups["way"] is { Success: true } group ? group.Value : BreakOff.Reset;
        if (!BreakOff.Ways.Contains(way))
        {
            throw new FormatException($"An answer cannot be cut with {way}: {string.Join(", ", BreakOff.Ways)} were expected.");
        }

        return new(match.Groups["unit"].Value == "byte", Number(match.Groups["at"]), way);
    }

    private static int Number(Group group) => int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException("The number of the chunk or byte is too large.");

    private static TimeSpan? Duration(Group group) =>
        !group.Success ? null
        : Durations.Read(group.Value) ?? throw new FormatException($"{group.Value} is no duration: at most a minute was expected, such as 20ms or 1.5s.");

    [GeneratedRegex(@"^(?<status>\d{3})(\s+after\s+(?<after>\S+)(?<date>\s+as\s+date)?)?(\s+delayed\s+(?<delay>\S+))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex Status();

    [GeneratedRegex(@"^delayed\s+(?<delay>\S+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex Delayed();

    [GeneratedRegex(@"^cut\s+at\s+(?<unit>chunk|byte)\s+(?<at>\d+)(\s+with\s+(?<way>\w+))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex Cut();

    [GeneratedRegex(@"^error\s+at\s+chunk\s+(?<at>\d+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex Error();
}
