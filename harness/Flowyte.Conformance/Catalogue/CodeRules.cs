using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Catalogue;

/// <summary>A turn can expect its agent to tell, or to ignore, only codes that its request holds.</summary>
internal static class CodeRules
{
    /// <param name="file">The conversation.</param>
    /// <param name="expectation">What is expected of one requirement.</param>
    /// <param name="request">The turn's request; null for that of the conversation.</param>
    /// <param name="body">The body that every turn starts from; null for none.</param>
    public static IEnumerable<SpecProblem> Check(SpecFile file, JsonNode expectation, JsonNode? request, JsonNode? body)
    {
        var named = (expectation["recalls"]?.Items ?? []).Concat(expectation["ignores"]?.Items ?? []).ToList();
        if (named.Count == 0)
        {
            return [];
        }

        var planted = new[] { request, body, file.Root["matrix"] }.SelectMany(PlaceholderRules.In).Select(found => found.Name).Where(Codes.IsName).Select(Codes.ShortName).ToHashSet();
        return named.Where(name => name.Kind == JsonKind.String && !planted.Contains(name.Text))
            .Select(name => file.Problem(name, $"The request holds no code {Words.Quote(name.Text)}. {Words.Hint(name.Text, planted)}"));
    }
}
