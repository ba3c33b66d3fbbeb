using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Flowyte.MockServer.Agents;

/// <summary>What an agent says, with places such as <c>{{code}}</c> for what a pattern took from the message.</summary>
/// <param name="Texts">The text; or the texts of the chunks, one by one.</param>
/// <param name="AreChunks">Whether a stream is to be cut exactly as <paramref name="Texts"/> is.</param>
internal sealed partial record ReplyTemplate(ImmutableArray<string> Texts, bool AreChunks)
{
    /// <summary>The names of all places.</summary>
    public IEnumerable<string> Places =>
        Texts.SelectMany(text => Place().Matches(text)).Select(match => match.Groups["name"].Value);

    /// <summary>The texts with their places filled.</summary>
    public ImmutableArray<string> Fill(ImmutableDictionary<string, string> captures) =>
        captures.IsEmpty
            ? Texts
            : [.. Texts.Select(text => Place().Replace(text, match => captures[match.Groups["name"].Value]))];

    [GeneratedRegex(@"\{\{\s*(?<name>\w+)\s*\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex Place();
}
