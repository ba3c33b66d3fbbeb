using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether a header field, or a member of the body, says what a turn expects of it.</summary>
internal static class MemberExpectation
{
    /// <summary>Judges one expectation of a header or of pointers.</summary>
    public static Observation Judge(Evidence evidence, Expectation expectation)
    {
        var requirement = expectation.Requirement;
        if (evidence.Response is not { } response)
        {
            return evidence.Unproven(requirement, "no answer came");
        }

        if (evidence.Turn.Kind == TurnKind.Refusal && evidence.Status is < 400 or >= 500)
        {
            return evidence.Unproven(requirement, $"the request was not refused but answered with {evidence.Status}");
        }

        if (Controls.Failure(evidence) is { } failure)
        {
            return evidence.Unproven(requirement, failure);
        }

        return expectation.Header is { } header
            ? JudgeHeader(evidence, expectation, header, response)
            : JudgePointers(evidence, expectation);
    }

    private static Observation JudgeHeader(Evidence evidence, Expectation expectation, string header, WireResponse response)
    {
        var value = response.Header(header);
        var right = value is not null && ContainsOne(expectation.Contains, value);
        return evidence.HeldUnless(
            !right,
            expectation.Requirement,
            value is null ? $"The answer has no header {header}." : $"The header {header} does not say what is expected.",
            expectation.Contains.Count == 0 ? $"{header}: …" : $"{header} with {string.Join(" or ", expectation.Contains)}",
            value ?? "no such header",
            value is null ? null : Place.OfHeader(response, header));
    }

    private static Observation JudgePointers(Evidence evidence, Expectation expectation)
    {
        if (evidence.Json.Root is not { } root || evidence.IsCoded)
        {
            return evidence.Unproven(expectation.Requirement, "the body is not JSON (ERR-2)");
        }

        var values = expectation.Pointers.SelectMany(pointer => PointerPattern.Find(root, pointer)).ToList();
        if (values.Any(value => IsRight(value, expectation)))
        {
            return evidence.Held(expectation.Requirement);
        }

        if (evidence.IsRefusal && !ErrorObjectCheck.IsDocumented(root))
        {
            return evidence.Unproven(expectation.Requirement, ErrorObjectCheck.Undocumented);
        }

        var pointers = string.Join(" or ", expectation.Pointers);
        return evidence.Violated(
            expectation.Requirement,
            values.Count == 0 ? "The body has none of the members that could say it." : "The body does not say what is expected.",
            expectation switch
            {
                { EqualTo: { } value } => $"{JsonText.Preview(value, 100)} at {pointers}",
                { Contains.Count: > 0 } => $"{string.Join(" or ", expectation.Contains)} at {pointers}",
                _ => pointers,
            },
            values is [var first, ..] ? JsonText.Preview(first, 200) : JsonText.Preview(root, 200),
            values is [var seen, ..] ? Place.InBody(seen.Offset, seen.Length) : Place.InBody(root, ""));
    }

    private static bool IsRight(JsonNode value, Expectation expectation) => expectation switch
    {
        { EqualTo: { } wanted } => JsonEquality.Instance.Equals(value, wanted),
        { Contains.Count: > 0 } => value.AsString() is { } text && ContainsOne(expectation.Contains, text),
        _ => true,
    };

    private static bool ContainsOne(IReadOnlyList<string> texts, string value) =>
        texts.Count == 0 || texts.Any(text => value.Contains(text, StringComparison.OrdinalIgnoreCase));
}
