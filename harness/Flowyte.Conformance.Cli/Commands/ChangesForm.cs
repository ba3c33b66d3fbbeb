using System.Text;
using Flowyte.Conformance.Changes;
using Flowyte.Conformance.Cli.Output;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>A form that <c>compare</c> writes.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="FileName">The name of its file.</param>
/// <param name="Write">Writes it, in UTF-8.</param>
internal sealed record ChangesForm(string Name, string FileName, Action<RunComparison, Stream> Write)
{
    /// <summary>For a terminal.</summary>
    public static ChangesForm Text { get; } = new("text", "comparison.txt", (comparison, output) => output.Write(Encoding.UTF8.GetBytes(ChangesView.Plain(comparison))));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ChangesForm> All { get; } =
    [
        Text,
        new("markdown", "comparison.md", (comparison, output) => output.Write(Encoding.UTF8.GetBytes(ChangesMarkdown.Write(comparison)))),
        new("html", "comparison.html", ChangesHtml.Write),
        new("json", "comparison.json", ChangesJson.Write),
    ];

    /// <summary>The forms of these names, each once; null for no names.</summary>
    /// <exception cref="UsageException">There is no form of a name.</exception>
    public static IReadOnlyList<ChangesForm>? Parse(IReadOnlyList<string>? names) => names is null ? null :
    [
        .. names.Select(name => All.FirstOrDefault(form => form.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new UsageException($"There is no form '{name}' of a comparison. Give one or more of {string.Join(", ", All.Select(form => form.Name))}.")).Distinct(),
    ];
}
