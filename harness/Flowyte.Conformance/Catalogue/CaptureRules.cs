using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Catalogue;

/// <summary>What turns keep of their answers has names of its own, and is used behind the turn that keeps it.</summary>
internal static class CaptureRules
{
    /// <summary>Captures whose names stand for something else.</summary>
    public static IEnumerable<SpecProblem> Check(SpecFile file)
    {
        var taken = PlaceholderRules.RunVariables.Concat((file.Root["matrix"]?.Members ?? []).Select(axis => axis.Name)).ToHashSet();
        foreach (var member in CapturesOf(file).SelectMany(turn => turn))
        {
            if (Codes.IsName(member.Name) || PlaceholderRules.IsAnswer(member.Name) || !taken.Add(member.Name))
            {
                yield return file.Problem(member.NameOffset, $"The name {Words.Quote(member.Name)} stands for something else already. Give what is captured a name of its own.");
            }
        }
    }

    /// <summary>The names of what the turns before one have kept.</summary>
    /// <param name="file">The conversation.</param>
    /// <param name="turn">The number of the turn, from 1.</param>
    public static IEnumerable<string> NamesBefore(SpecFile file, int turn) => CapturesOf(file).Take(turn - 1).SelectMany(captures => captures).Select(member => member.Name);

    /// <summary>What is wrong where a name is used in front of the turn that keeps it; null where no turn does.</summary>
    public static string? TooEarly(SpecFile file, string name)
    {
        var turn = CapturesOf(file).ToList().FindIndex(captures => captures.Any(member => member.Name == name)) + 1;
        return turn == 0 ? null : $"{Words.Quote(name)} is used here before it is captured, which turn {turn} does. Use it in a later turn.";
    }

    private static IEnumerable<IReadOnlyList<JsonMember>> CapturesOf(SpecFile file) =>
        (file.Root["turns"]?.Items ?? []).Select(turn => turn["capture"]?.Members ?? []);
}
