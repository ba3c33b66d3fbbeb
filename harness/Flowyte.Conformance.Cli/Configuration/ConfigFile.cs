using System.Globalization;
using System.Text.RegularExpressions;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Yaml;

namespace Flowyte.Conformance.Cli.Configuration;

/// <summary>The file that <c>--config</c> names, described by <c>specs/schemas/config.schema.json</c>.</summary>
internal static partial class ConfigFile
{
    /// <param name="path">The file.</param>
    /// <param name="environment">Gives the variables that <c>${NAME}</c> stands for.</param>
    /// <exception cref="SpecException">The file is not as its schema says, or names a variable that is not set.</exception>
    public static RunConfig Read(string path, Func<string, string?> environment)
    {
        var document = YamlFile.Read(path, "config");
        var values = new Values(document, environment);
        return new RunConfig
        {
            Target = new TargetSettings
            {
                BaseUrl = values.Text("base-url"),
                Agent = values.Text("agent"),
                KeyVariable = values.Text("api-key-env"),
                UnpublishedAgent = values.Text("unpublished-agent"),
                UnscopedKeyVariable = values.Text("unscoped-key-env"),
                PublishableKeyVariable = values.Text("publishable-key-env"),
            },
            Dialect = values.Text("dialect"),
            Profiles = values.Texts("profile"),
            Only = values.Texts("only"),
            Skip = values.Texts("skip"),
            Specs = values.Text("specs"),
            Out = values.Text("out"),
            Formats = values.Texts("format"),
            Baseline = values.Text("baseline"),
            Concurrency = values.Number("concurrency"),
            Timeout = values.Duration("timeout"),
            Budget = values.Duration("budget"),
            Repeat = values.Number("repeat"),
            Strict = values.Flag("strict"),
            RequireComplete = values.Flag("require-complete"),
            Seed = values.Number("seed"),
            Generate = values.Number("generate"),
        };
    }

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();

    private sealed class Values(YamlDocument document, Func<string, string?> environment)
    {
        public string? Text(string key) => document.Root[key] is { } node ? Expand(node) : null;

        public IReadOnlyList<string>? Texts(string key) => document.Root[key] switch
        {
            null => null,
            { Kind: JsonKind.Array } list => [.. list.Items.Select(Expand)],
            var single => [Expand(single)],
        };

        public int? Number(string key) =>
            document.Root[key] is { } node ? (int)decimal.Parse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture) : null;

        public bool? Flag(string key) => document.Root[key] is { } node ? node.Text == "true" : null;

        public TimeSpan? Duration(string key) => document.Root[key] is { } node
            ? Durations.Parse(node.Text) ?? throw Problem(node, "This is no duration up to a day. Give one such as 30s, 500ms or 5m.")
            : null;

        private string Expand(JsonNode node) => Reference().Replace(
            node.Text,
            match => environment(match.Groups["name"].Value) is { Length: > 0 } value
                ? value
                : throw Problem(node, $"The environment variable {match.Groups["name"].Value} is not set or empty. Set it, or take {match.Value} away."));

        private SpecException Problem(JsonNode node, string message)
        {
            var position = document.PositionOf(node.Offset);
            return new SpecException([new SpecProblem(document.File, position.Line, position.Column, message)]);
        }
    }
}
