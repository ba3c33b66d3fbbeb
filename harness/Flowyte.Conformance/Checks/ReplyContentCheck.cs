using System.Text;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Schemas;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Checks;

/// <summary>
/// Whether the agent says what its conversation expects of it, and as soon. A request that gets no reply does not, whatever
/// the reason: whoever tests nothing but their agent's words must not see green.
/// </summary>
/// <param name="schemas">The schemas that replies may have to be valid by.</param>
internal sealed class ReplyContentCheck(SchemaSet schemas) : IExchangeCheck
{
    private const int Around = 60;

    public IReadOnlyList<string> Requirements => [];

    public IEnumerable<Observation> Judge(Evidence evidence) =>
        evidence.Turn.Expectations.SelectMany(expectation => expectation.Content is { } content ? Judge(evidence, expectation.Requirement, content) : []);

    private List<Observation> Judge(Evidence evidence, string requirement, ReplyContent content)
    {
        if (ExpectationCheck.NoOccasion(evidence) is { } reason)
        {
            return [evidence.Unproven(requirement, reason)];
        }

        List<Observation> findings = [.. Late(evidence, requirement, content)];
        if (ReplyText.Of(evidence) is not { } reply)
        {
            return [.. findings, evidence.Violated(requirement, "The request got no reply with a text.", Describe(content), ExpectationCheck.Describe(evidence), Place.OfStatus(evidence.Response))];
        }

        findings.AddRange(Missing(evidence, requirement, content, reply));
        findings.AddRange(Unwanted(evidence, requirement, content, reply));
        findings.AddRange(Invalid(evidence, requirement, content, reply));
        findings.AddRange(Slow(evidence, requirement, content, reply));
        return findings.Count > 0 ? findings : [WasCutOff(evidence) ? evidence.Unproven(requirement, "the reply was cut off (HTTP-1)") : evidence.Held(requirement)];
    }

    private static IEnumerable<Observation> Missing(Evidence evidence, string requirement, ReplyContent content, ReplyText reply)
    {
        if (content.Contains.Count > 0 && !content.Contains.Any(text => IndexIn(reply, text) >= 0))
        {
            yield return Wrong("The reply contains none of the texts that are expected.", Either(content.Contains));
        }

        foreach (var text in content.ContainsAll.Where(text => IndexIn(reply, text) < 0))
        {
            yield return Wrong("The reply does not contain a text that is expected.", Quote(text));
        }

        if (content.Matches is { } pattern && !pattern.IsMatch(reply.Text))
        {
            yield return Wrong("The reply does not match the pattern.", $"{pattern}");
        }

        Observation Wrong(string message, string expected) =>
            evidence.Violated(requirement, message, Excerpt.Of(expected), reply.Text, reply.Whole);
    }

    private static IEnumerable<Observation> Unwanted(Evidence evidence, string requirement, ReplyContent content, ReplyText reply) =>
        from text in content.Lacks
        let index = IndexIn(reply, text)
        where index >= 0
        select evidence.Violated(requirement, "The reply contains a text that it is not to contain.", Excerpt.Of($"no {Quote(text)}"), AroundOf(reply.Text, index, text.Length), reply.PlaceOf(index));

    private IEnumerable<Observation> Invalid(Evidence evidence, string requirement, ReplyContent content, ReplyText reply)
    {
        if (content.Schema is not { } schema)
        {
            return [];
        }

        var json = JsonText.Parse(Encoding.UTF8.GetBytes(reply.Text));
        if (json.Root is not { } root || json.Faults.Count > 0)
        {
            var fault = json.Faults.Count > 0 ? json.Faults[0] : null;
            return [evidence.Violated(requirement, "The text of the reply is not JSON.", $"JSON by schemas/{schema}", reply.Text, fault is null ? reply.Whole : reply.PlaceOfByte(fault.Offset))];
        }

        return schemas.Validate(schema, root).Errors.Select(error => evidence.Violated(
            requirement,
            $"The text of the reply is not as schemas/{schema} says{(error.Pointer.Length > 0 ? $", at {Excerpt.Of(error.Pointer)}" : "")}.",
            error.Expected,
            error.Actual,
            reply.PlaceOfByte(error.Offset)));
    }

    private static IEnumerable<Observation> Late(Evidence evidence, string requirement, ReplyContent content)
    {
        if (content.Total is { } longest && evidence.Exchange.Timing.Total is var total && total > longest)
        {
            yield return evidence.Violated(requirement, "The reply takes too long.", $"its end within {Seconds(longest)}", Seconds(total));
        }
    }

    private static IEnumerable<Observation> Slow(Evidence evidence, string requirement, ReplyContent content, ReplyText reply)
    {
        if (content.FirstToken is not { } longest)
        {
            yield break;
        }

        if (reply.FirstAt is not { } first)
        {
            if (evidence.AsksForStream)
            {
                yield return evidence.Violated(requirement, "The reply is no stream, so it has no first token.", $"the first text within {Seconds(longest)}", ExpectationCheck.Describe(evidence), reply.Whole);
            }
        }
        else if (first > longest)
        {
            yield return evidence.Violated(requirement, "The first token comes late.", $"the first text within {Seconds(longest)}", Seconds(first), reply.PlaceOf(0));
        }
    }

    private static bool WasCutOff(Evidence evidence) => evidence.StreamedReply is { EndedByItself: false, Done: null };

    private static int IndexIn(ReplyText reply, string text) => reply.Text.IndexOf(text, StringComparison.OrdinalIgnoreCase);

    private static string AroundOf(string text, int index, int length)
    {
        var start = Math.Max(0, index - Around);
        start -= start > 0 && char.IsLowSurrogate(text[start]) ? 1 : 0;
        var end = Math.Min(text.Length, index + length + Around);
        end += end < text.Length && char.IsLowSurrogate(text[end]) ? 1 : 0;
        return $"{(start > 0 ? "…" : "")}{text[start..end]}{(end < text.Length ? "…" : "")}";
    }

    private static string Describe(ReplyContent content) => Excerpt.Of("a reply " + string.Join(", ", Parts(content)));

    private static IEnumerable<string> Parts(ReplyContent content) =>
    [
        .. content.Contains.Count > 0 ? [$"with {Either(content.Contains)}"] : Array.Empty<string>(),
        .. content.ContainsAll.Count > 0 ? [$"with {string.Join(" and ", content.ContainsAll.Select(Quote))}"] : Array.Empty<string>(),
        .. content.Matches is { } pattern ? [$"that matches {pattern}"] : Array.Empty<string>(),
        .. content.Lacks.Count > 0 ? [$"without {Either(content.Lacks)}"] : Array.Empty<string>(),
        .. content.Schema is { } schema ? [$"in JSON by schemas/{schema}"] : Array.Empty<string>(),
        .. content.FirstToken is { } first ? [$"that begins within {Seconds(first)}"] : Array.Empty<string>(),
        .. content.Total is { } total ? [$"that ends within {Seconds(total)}"] : Array.Empty<string>(),
    ];

    private static string Either(IEnumerable<string> texts) => string.Join(" or ", texts.Select(Quote));

    private static string Quote(string text) => JsonText.Preview(JsonNode.Of(text), 80);

    private static string Seconds(TimeSpan time) => time < TimeSpan.FromSeconds(1) ? $"{time.TotalMilliseconds:0} ms" : $"{time.TotalSeconds:0.0##} s";
}
