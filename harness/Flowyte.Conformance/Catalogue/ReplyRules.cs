using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Catalogue;

/// <summary>What a schema cannot say of what a turn expects the agent to say.</summary>
/// <param name="file">The conversation.</param>
/// <param name="schemas">The names of the schemas.</param>
/// <param name="asksForStream">Whether the turn's request may ask for a stream.</param>
internal sealed class ReplyRules(SpecFile file, IReadOnlyCollection<string> schemas, bool asksForStream)
{
    private static readonly string[] Texts = ["contains", "containsAll", "lacks"];

    private readonly string[] _variables = [.. PlaceholderRules.RunVariables, .. (file.Root["matrix"]?.Members ?? []).Select(axis => axis.Name)];

    /// <param name="reply">What is expected of the reply; null for nothing.</param>
    public IEnumerable<SpecProblem> Check(JsonNode? reply)
    {
        if (reply is null)
        {
            return [];
        }

        return
        [
            .. reply.Members.Where(member => Texts.Contains(member.Name)).SelectMany(member => PlaceholderRules.Check(file, member.Value, _variables)),
            .. Pattern(reply["matches"]),
            .. Schema(reply["schema"]),
            .. NoStream(reply),
        ];
    }

    /// <summary>Whether a request may ask for a stream, as far as can be told before placeholders are filled in.</summary>
    public static bool MayAskForStream(JsonNode? body, JsonNode? request)
    {
        if (request?["body"] is { Kind: JsonKind.String } || request?["raw"] is not null)
        {
            return true;
        }

        return (request?["body"]?["stream"] ?? body?["stream"]) is { Kind: JsonKind.String } or { Kind: JsonKind.Boolean, Text: "true" };
    }

    private IEnumerable<SpecProblem> Pattern(JsonNode? pattern)
    {
        // The schema tells of slashes that are missing.
        if (pattern?.AsString() is not ['/', _, .., '/' or 'i'] text)
        {
            return [];
        }

        try
        {
            _ = new ReplyPattern(text);
            return [];
        }
        catch (FormatException exception)
        {
            return [file.Problem(pattern, $"This pattern cannot be used: {exception.Message.TrimEnd('.')}.")];
        }
    }

    private IEnumerable<SpecProblem> Schema(JsonNode? schema) =>
        schema?.AsString() is { } name && !schemas.Contains(name)
            ? [file.Problem(schema, $"There is no schemas/{name}{SpecTree.SchemaEnding}. {Words.Hint(name, schemas)}")]
            : [];

    private IEnumerable<SpecProblem> NoStream(JsonNode reply) =>
        reply["firstToken"] is { } firstToken && !asksForStream
            ? [file.Problem(firstToken, "Only a stream has a first token; let the body say stream: true, or bound the total.")]
            : [];
}
