using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether a completion is JSON that every parser reads alike: SHAPE-2 to SHAPE-5.</summary>
internal sealed class CompletionTextCheck : IExchangeCheck
{
    public IReadOnlyList<string> Requirements => ["SHAPE-2", "SHAPE-3", "SHAPE-4", "SHAPE-5"];

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (!evidence.IsCompletion)
        {
            yield break;
        }

        foreach (var fault in evidence.Json.Faults)
        {
            yield return evidence.Violated(
                RequirementOf(fault.Kind),
                "The completion is not JSON as every parser reads it.",
                Expected(fault.Kind),
                fault.Message,
                Place.InBody(fault.Offset));
        }

        // What stops the reader hides what comes after it.
        if (evidence.Json.Root is not null)
        {
            foreach (var requirement in Requirements)
            {
                yield return evidence.Held(requirement);
            }
        }
    }

    private static string RequirementOf(JsonFaultKind kind) => kind switch
    {
        JsonFaultKind.ByteOrderMark or JsonFaultKind.InvalidUtf8 => "SHAPE-3",
        JsonFaultKind.LoneSurrogate => "SHAPE-4",
        JsonFaultKind.DuplicateName => "SHAPE-5",
        _ => "SHAPE-2",
    };

    private static string Expected(JsonFaultKind kind) => kind switch
    {
        JsonFaultKind.ByteOrderMark or JsonFaultKind.InvalidUtf8 => "UTF-8 without a byte-order mark",
        JsonFaultKind.LoneSurrogate => "whole characters",
        JsonFaultKind.DuplicateName => "members of different names",
        _ => "one JSON value and nothing else",
    };
}
