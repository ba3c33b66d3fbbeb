using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Flowyte.MockServer.Agents;

/// <summary>
/// Conversations in which the expression matches anywhere. What a named group takes from all places is a list: each different
/// text once, in the order in which they were said.
/// </summary>
internal sealed record HistoryPattern(Regex Expression)
{
    private const string Separator = ", ";

    /// <summary>The names of the groups.</summary>
    public IEnumerable<string> Captures => Expression.GetGroupNames().Where(name => !char.IsAsciiDigit(name[0]));

    /// <summary>The pattern as the file of an agent has it.</summary>
    public override string ToString() => $"anywhere /{Expression}/";

    /// <summary>Searches the messages.</summary>
    /// <returns>Null where nothing is found; else the lists, by name.</returns>
    public ImmutableDictionary<string, string>? Match(IEnumerable<string> messages)
    {
        List<Match> matches = [.. messages.SelectMany(message => Expression.Matches(message))];
        return matches.Count == 0 ? null : Captures.ToImmutableDictionary(
            name => name,
            name => string.Join(Separator, matches.Select(match => match.Groups[name]).Where(group => group.Success).Select(group => group.Value).Distinct()));
    }
}
