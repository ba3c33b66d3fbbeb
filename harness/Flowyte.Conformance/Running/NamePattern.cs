using System.IO.Enumeration;

namespace Flowyte.Conformance.Running;

/// <summary>What <c>--only</c> and <c>--skip</c> take: names with <c>*</c> for any characters and <c>?</c> for one, in any case.</summary>
public static class NamePattern
{
    /// <summary>Whether the pattern matches the whole name.</summary>
    public static bool Matches(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true);
}
