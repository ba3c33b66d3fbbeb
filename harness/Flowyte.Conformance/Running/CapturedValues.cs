using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Running;

/// <summary>What turns keep of their answers for later ones: <c>{{session.id}}</c>.</summary>
internal static class CapturedValues
{
    /// <summary>The longest value that is sent back, in characters: a target may answer without measure.</summary>
    public const int MaxLength = 4096;

    /// <summary>The value of a capture; null where the answer is no success, or names none.</summary>
    public static JsonNode? Of(Evidence evidence, Capture capture) =>
        evidence is { Status: >= 200 and < 300, IsCoded: false, Exchange.End: ExchangeEnd.Complete } && evidence.Json.Root is { } root
            ? capture.Pointers.SelectMany(pointer => PointerPattern.Find(root, pointer)).FirstOrDefault(IsUsable)
            : null;

    /// <summary>Why an answer had no value for a capture, for people.</summary>
    public static string Missing(Exchange? exchange, Capture capture) => exchange?.Response switch
    {
        null => "had no answer",
        { Status: < 200 or >= 300 } response => $"was answered with {response.Status}",
        _ => $"had no text or number at {string.Join(" or ", capture.Pointers)}",
    };

    // A segment of dots alone would name another path, and line breaks would end a header field.
    private static bool IsUsable(JsonNode value) =>
        value.Kind is JsonKind.String or JsonKind.Number
        && value.Text is { Length: > 0 and <= MaxLength } text
        && text.AsSpan().ContainsAnyExcept('.')
        && !text.Any(char.IsControl);
}
