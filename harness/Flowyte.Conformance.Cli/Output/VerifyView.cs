using Flowyte.Conformance.Cli.Commands;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Comparing;
using Flowyte.Conformance.Running;
using Spectre.Console;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>Shows what <c>verify</c> plays and what it found: each difference once, and the result in the last line.</summary>
internal static class VerifyView
{
    private const int MostDifferences = 100;
    private const int MostReasons = 20;
    private const int WidestName = 60;

    private static readonly Style Dim = new(decoration: Decoration.Dim);

    /// <summary>What is about to be sent, in a line.</summary>
    public static string Announce(VerifyScript script) =>
        $"Comparing the mock with {NameOf(script)}: {PlanCount.Describe(script.Plan, repeat: 1)}, to each.";

    /// <summary>What would be sent.</summary>
    public static void WritePlan(VerifyScript script, TextWriter output)
    {
        output.WriteLine($"Plan for {NameOf(script)} and for the mock");
        output.WriteLine();
        foreach (var turn in script.Plan.Turns)
        {
            output.WriteLine($"  {Shown.Text(turn.Id)}");
        }

        foreach (var (place, reason) in script.NotPlayed)
        {
            output.WriteLine($"  not played: {Shown.Text(place)} ({Shown.Text(reason)})");
        }

        output.WriteLine();
        output.WriteLine($"{PlanCount.Describe(script.Plan, repeat: 1)}, to each; a 429 adds repeats. Nothing was sent.");
    }

    /// <summary>What was found.</summary>
    public static void Write(ComparisonResult result, bool showTexts, CliHost host)
    {
        var writer = new LineWriter(Consoles.ForResults(host.Out, host.OutIsTerminal, host.Colors));
        var comparison = result.Comparison;
        writer.Line();
        var width = comparison.Differences.Take(MostDifferences).Select(difference => Named(difference).Length).Where(length => length <= WidestName).Append(0).Max();
        foreach (var difference in comparison.Differences.Take(MostDifferences))
        {
            Write(difference, width, writer);
        }

        WriteMore(comparison.Differences.Count - MostDifferences, "differences", writer);
        if (showTexts)
        {
            WriteTexts(comparison, writer);
        }

        WriteReasons("not compared", comparison.NotCompared.Where(_ => comparison.Obstacle is null).GroupBy(pair => pair.Value).Select(group => (Count(group.Count(), group.First().Key), group.Key)), writer);
        WriteReasons("not played", result.Script.NotPlayed.Select(pair => (pair.Key, pair.Value)), writer);
        if (comparison.Differences.Count > 0)
        {
            writer.Line("", (Dim, "A difference that you know: --ignore NAME, such as --ignore "), (Dim, $"'{comparison.Differences[^1].Name}'."));
        }

        writer.Line("", (new Style(ColorOf(comparison), decoration: Decoration.Bold), Headline(comparison, result.Script)));
    }

    private static string NameOf(VerifyScript script) => script.Agents.Count == 1
        ? TargetName.Of(script.Live)
        : $"{Shown.Text(script.Live.BaseUrl.ToString())}, agents {Shown.Text(string.Join(", ", script.Agents))}";

    private static string Named(StructureDifference difference) =>
        difference.Kind == DifferenceKind.Differs ? difference.Name : $"{difference.Name}: {difference.Live ?? difference.Mock}";

    private static void Write(StructureDifference difference, int width, LineWriter writer)
    {
        var frames = difference.Frames.Count > 0 ? $"in {string.Join(", ", difference.Frames)} chunks; " : "";
        writer.Line(
            "  ",
            (new Style(decoration: Decoration.Bold), $"{StructureComparisonJson.NameOf(difference.Kind),-11}"),
            (Style.Plain, Named(difference).PadRight(width)),
            (Dim, $"  {frames}{difference.Count}×, first {difference.First}"));
        if (difference.Kind == DifferenceKind.Differs)
        {
            writer.Line("             ", (Dim, "live  "), (Style.Plain, difference.Live!));
            writer.Line("             ", (Dim, "mock  "), (Style.Plain, difference.Mock!));
        }
    }

    private static void WriteTexts(StructureComparison comparison, LineWriter writer)
    {
        foreach (var (id, same) in comparison.SameTexts)
        {
            writer.Line("  ", (Style.Plain, $"{(same ? "same text" : "other text"),-11}"), (Style.Plain, id));
        }
    }

    private static void WriteReasons(string what, IEnumerable<(string Place, string Reason)> reasons, LineWriter writer)
    {
        var all = reasons.ToList();
        foreach (var (place, reason) in all.Take(MostReasons))
        {
            writer.Line("  ", (Dim, $"{what}  "), (Style.Plain, place), (Dim, $" ({reason})"));
        }

        WriteMore(all.Count - MostReasons, what, writer);
    }

    private static void WriteMore(int count, string what, LineWriter writer)
    {
        if (count > 0)
        {
            writer.Line("  ", (Dim, $"… {count} {what} more; --format json has them"));
        }
    }

    private static string Headline(StructureComparison comparison, VerifyScript script)
    {
        if (comparison.Compared == 0)
        {
            return $"nothing compared with {Shown.Text(script.Live.BaseUrl.ToString())}: {comparison.Obstacle ?? comparison.NotCompared.Values.FirstOrDefault() ?? "nothing was sent."}";
        }

        var others = comparison.Compared - comparison.Completions - comparison.Streams;
        var left = comparison.NotCompared.Count + script.NotPlayed.Count;
        var rest = (comparison.Ignored.Count > 0 ? $"; {comparison.Ignored.Count} ignored" : "") + (left > 0 ? $"; {left} not compared or not played" : "");
        var exchanges = $"{comparison.Compared} exchanges ({comparison.Completions} completions, {comparison.Streams} streams, {others} refusals and others)";
        return comparison.IsSame
            ? $"same: live and mock have the same structure in {exchanges}{rest}"
            : $"differs: {comparison.Differences.Count} difference{(comparison.Differences.Count == 1 ? "" : "s")} of structure in {exchanges}{rest}";
    }

    private static string Count(int count, string first) => count == 1 ? first : $"{count} exchanges, first {first}";

    private static Color ColorOf(StructureComparison comparison) =>
        comparison.Compared == 0 ? Color.Yellow : comparison.IsSame ? Color.Green : Color.Red;
}
