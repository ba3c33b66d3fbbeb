using System.Text.RegularExpressions;
using Flowyte.Conformance;
using Flowyte.MockServer.Cases;
using YamlDotNet.RepresentationModel;

namespace Flowyte.MockServer.Agents;

/// <summary>Reads what a text has to be like: <c>exact</c>, <c>matches</c> and <c>contains</c>.</summary>
internal sealed class PatternReader(YamlShape shape)
{
    /// <summary>The keys that it reads.</summary>
    public static readonly string[] Keys = ["contains", "exact", "matches"];

    /// <summary>The patterns of a mapping; a text has to fit all of them.</summary>
    public IReadOnlyList<TextPattern> Read(IReadOnlyDictionary<string, YamlNode> map)
    {
        var patterns = new List<TextPattern>();
        if (shape.Texts(map, "contains") is { IsEmpty: false } texts)
        {
            patterns.Add(new ContainsPattern(texts));
        }

        if (map.ContainsKey("exact") && shape.Text(map, "exact") is { } exact)
        {
            patterns.Add(new ExactPattern(exact));
        }

        if (Expression(map, "matches") is { } expression)
        {
            patterns.Add(new RegexPattern(expression));
        }

        return patterns;
    }

    /// <summary>A text as it has to be, or a regular expression between slashes; null where it is absent or wrong.</summary>
    public TextPattern? TextOrExpression(IReadOnlyDictionary<string, YamlNode> map, string key) =>
        shape.Text(map, key) is not { } text ? null
        : IsExpression(text) ? Expression(map, key) is { } expression ? new RegexPattern(expression) : null
        : new ExactPattern(text);

    /// <summary>A regular expression between slashes; null where it is absent or wrong.</summary>
    public PromptRegex? Expression(IReadOnlyDictionary<string, YamlNode> map, string key)
    {
        if (shape.Text(map, key) is not { } text)
        {
            return null;
        }

        if (!IsExpression(text))
        {
            shape.Report(map[key], $"{key} is a regular expression between slashes, such as /ship(ping)? to/.");
            return null;
        }

        try
        {
            return new PromptRegex(text[1..^1], RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            shape.Report(map[key], $"{key} is not a regular expression that the mock can use: {exception.Message}");
            return null;
        }
    }

    private static bool IsExpression(string text) => text.Length > 2 && text[0] == '/' && text[^1] == '/';
}
