using System.Collections.Immutable;
using System.Globalization;
using Flowyte.MockServer.Cases;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Flowyte.MockServer.Agents;

/// <summary>Takes values of the expected shape from YAML, and reports every place that has another one.</summary>
internal sealed class YamlShape(string file, List<AgentsProblem> problems)
{
    public void Report(YamlNode node, string message) => Report(node.Start, message);

    /// <summary>The value of the file's one document.</summary>
    public YamlNode? Root(string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count == 1)
            {
                return stream.Documents[0].RootNode;
            }

            problems.Add(new(file, 1, 1, $"The file holds {stream.Documents.Count} documents; one was expected."));
        }
        catch (YamlException exception)
        {
            Report(exception.Start, $"This is not YAML: {exception.Message}");
        }

        return null;
    }

    /// <summary>A mapping with known keys; a required one that is missing and one that is not known are reported.</summary>
    public IReadOnlyDictionary<string, YamlNode>? Map(YamlNode node, string what, string[] required, string[] optional)
    {
        if (node is not YamlMappingNode mapping)
        {
            Report(node, $"{Sentence(what)} is a mapping with {string.Join(", ", required.Concat(optional))}.");
            return null;
        }

        var map = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (required.Contains(name) || optional.Contains(name))
            {
                map[name] = value;
                continue;
            }

            var known = required.Concat(optional).ToArray();
            var near = EditDistance.Nearest(name, known) is { } nearest ? $" Did you mean {nearest}?" : "";
            Report(key, $"{Sentence(what)} has no key \"{name}\".{near} It has {string.Join(", ", known)}.");
        }

        foreach (var name in required.Where(name => !map.ContainsKey(name)))
        {
            Report(node, $"{Sentence(what)} needs the key {name}.");
        }

        return map;
    }

    /// <summary>A text with at least one character; null where it is absent or wrong.</summary>
    public string? Text(IReadOnlyDictionary<string, YamlNode> map, string key) =>
        map.TryGetValue(key, out var node) ? Text(node, key) : null;

    /// <summary>A text, or a list of texts.</summary>
    public ImmutableArray<string> Texts(IReadOnlyDictionary<string, YamlNode> map, string key)
    {
        if (!map.TryGetValue(key, out var node))
        {
            return [];
        }

        return node is YamlSequenceNode { Children.Count: > 0 } list
            ? [.. list.Children.Select(item => Text(item, $"an item of {key}")).OfType<string>()]
            : Text(node, key) is { } text ? [text] : [];
    }

    public bool Flag(IReadOnlyDictionary<string, YamlNode> map, string key)
    {
        if (!map.TryGetValue(key, out var node))
        {
            return false;
        }

        if (node is YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } scalar)
        {
            return scalar.Value == "true";
        }

        Report(node, $"{key} is true or false.");
        return false;
    }

    public IEnumerable<YamlNode> Items(IReadOnlyDictionary<string, YamlNode> map, string key)
    {
        if (!map.TryGetValue(key, out var node))
        {
            return [];
        }

        if (node is YamlSequenceNode list)
        {
            return list.Children;
        }

        Report(node, $"{key} is a list.");
        return [];
    }

    /// <summary>A duration such as <c>20ms</c> or <c>1.5s</c>, up to a minute; zero where it is absent.</summary>
    public TimeSpan Duration(IReadOnlyDictionary<string, YamlNode> map, string key) =>
        map.TryGetValue(key, out var node) ? Duration(node, key) : TimeSpan.Zero;

    /// <summary>A duration such as <c>20ms</c> or <c>1.5s</c>, up to a minute; zero where it is something else, which is reported.</summary>
    public TimeSpan Duration(YamlNode node, string what)
    {
        if (Durations.Read((node as YamlScalarNode)?.Value ?? "") is { } duration)
        {
            return duration;
        }

        Report(node, $"{what} is a duration of at most a minute, such as 20ms or 1.5s.");
        return TimeSpan.Zero;
    }

    /// <summary>A number above zero; null where it is absent or wrong.</summary>
    /// <param name="map">The mapping.</param>
    /// <param name="key">The key.</param>
    /// <param name="unit">What stands behind the number, such as <c>%</c>; empty for nothing.</param>
    /// <param name="most">The largest number.</param>
    public double? Number(IReadOnlyDictionary<string, YamlNode> map, string key, string unit, double most)
    {
        if (!map.TryGetValue(key, out var node))
        {
            return null;
        }

        var text = (node as YamlScalarNode)?.Value ?? "";
        if (text.EndsWith(unit, StringComparison.Ordinal)
            && double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number > 0 && number <= most)
        {
            return number;
        }

        Report(node, $"{key} is a number above 0{unit}, and at most {most.ToString(CultureInfo.InvariantCulture)}{unit}.");
        return null;
    }

    /// <summary>The text of a scalar; null where it is none or empty, which is reported.</summary>
    public string? Text(YamlNode node, string what)
    {
        if (node is YamlScalarNode { Value.Length: > 0 } scalar)
        {
            return scalar.Value;
        }

        Report(node, $"{Sentence(what)} is a text.");
        return null;
    }

    /// <summary>What a text is read as; null where it cannot be, and the reason is reported.</summary>
    /// <param name="node">Where the text stands.</param>
    /// <param name="read">Reads it, and throws a <see cref="FormatException"/> that says what was expected.</param>
    public T? Understood<T>(YamlNode node, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (FormatException exception)
        {
            Report(node, exception.Message);
            return null;
        }
    }

    private void Report(Mark mark, string message) => problems.Add(new(file, mark.Line, mark.Column, message));

    private static string Sentence(string what) => char.ToUpperInvariant(what[0]) + what[1..];
}
