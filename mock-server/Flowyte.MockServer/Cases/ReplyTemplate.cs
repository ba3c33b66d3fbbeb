using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Flowyte.MockServer.Cases;

/// <summary>
/// What an agent says, with places such as <c>{{code}}</c> or <c>{{code | upper}}</c> for what a condition took from the
/// conversation. <c>\{{code}}</c> is no place but is said without the stroke.
/// </summary>
internal sealed partial class ReplyTemplate
{
    private readonly ImmutableArray<ImmutableArray<TemplatePart>> _parts;
    private readonly ImmutableArray<string> _fixed;

    /// <param name="texts">The text; or the texts of the chunks, one by one.</param>
    /// <param name="areChunks">Whether a stream is to be cut exactly as the texts are.</param>
    /// <exception cref="FormatException">A place asks for a filter that does not exist; the message says which ones do.</exception>
    public ReplyTemplate(ImmutableArray<string> texts, bool areChunks)
    {
        AreChunks = areChunks;
        _parts = [.. texts.Select(Parse)];
        _fixed = Places.Any() ? default : [.. _parts.Select(parts => string.Concat(parts.Select(part => part.Text)))];
    }

    /// <summary>Whether a stream is cut exactly as the texts are.</summary>
    public bool AreChunks { get; }

    /// <summary>How many chunks a stream is cut in; null where the texts do not say.</summary>
    public int? Chunks => AreChunks ? _parts.Length : null;

    /// <summary>The names of all places.</summary>
    public IEnumerable<string> Places => _parts.SelectMany(parts => parts).Where(part => part.IsPlace).Select(part => part.Text);

    /// <summary>A text as a template that says exactly it, whatever it holds.</summary>
    public static string Escape(string text) => text.Replace("{{", @"\{{", StringComparison.Ordinal);

    /// <summary>The texts with their places filled.</summary>
    public ImmutableArray<string> Fill(IReadOnlyDictionary<string, string> captures) => _fixed.IsDefault ? FillPlaces(captures) : _fixed;

    private ImmutableArray<string> FillPlaces(IReadOnlyDictionary<string, string> captures) =>
        [.. _parts.Select(parts => string.Concat(parts.Select(part => part.Filter is { } filter ? filter(captures[part.Text]) : part.Text)))];

    private static ImmutableArray<TemplatePart> Parse(string text)
    {
        var parts = ImmutableArray.CreateBuilder<TemplatePart>();
        var at = 0;
        foreach (Match match in Place().Matches(text))
        {
            parts.Add(new(text[at..match.Index], Filter: null));
            parts.Add(match.Groups["name"] is { Success: true } name
                ? new(name.Value, FilterOf(match.Groups["filter"]))
                : new(match.Value[1..], Filter: null));
            at = match.Index + match.Length;
        }

        parts.Add(new(text[at..], Filter: null));
        return parts.ToImmutable();
    }

    private static Func<string, string> FilterOf(Group filter) =>
        !filter.Success ? TemplateFilters.None
        : TemplateFilters.All.TryGetValue(filter.Value, out var known) ? known
        : throw new FormatException($"There is no filter {filter.Value}: {string.Join(", ", TemplateFilters.All.Keys.Order(StringComparer.Ordinal))} were expected.");

    [GeneratedRegex(@"\\\{\{|\{\{\s*(?<name>\w+)\s*(\|\s*(?<filter>\w+)\s*)?\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex Place();
}
