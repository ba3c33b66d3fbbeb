using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Flowyte.MockServer.Agents;

/// <summary>Messages in which the expression matches. Its named groups are taken from the message.</summary>
internal sealed record RegexPattern(Regex Expression) : MessagePattern
{
    public override IEnumerable<string> Captures =>
        Expression.GetGroupNames().Where(name => !char.IsAsciiDigit(name[0]));

    public override ImmutableDictionary<string, string>? Match(string message)
    {
        var match = Expression.Match(message);
        return match.Success ? Captures.ToImmutableDictionary(name => name, name => match.Groups[name].Value) : null;
    }

    public override string ToString() => $"matches /{Expression}/";
}
