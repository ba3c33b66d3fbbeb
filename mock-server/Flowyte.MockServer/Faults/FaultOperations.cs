using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace Flowyte.MockServer.Faults;

/// <summary>Everything that a fault can do to an answer, by the names that <c>specs/faults</c> uses.</summary>
internal static class FaultOperations
{
    /// <summary>Keys of a change that say where another key acts.</summary>
    public static readonly FrozenSet<string> Places = ["chunk", "before", "after", "delta", "choices", "usage"];

    /// <summary>The operations: what a change does to a draft, given its value and the change that it stands in.</summary>
    public static readonly FrozenDictionary<string, Action<Draft, JsonNode?, JsonObject>> All = new[]
    {
        JsonOperations.All, TextOperations.All, HeadOperations.All, EventOperations.All, WireOperations.All, DecisionOperations.All, HearingOperations.All, SayingOperations.All,
    }.SelectMany(operations => operations).ToFrozenDictionary();

    /// <summary>Every key that a change may have.</summary>
    public static readonly FrozenSet<string> Names = [.. All.Keys, .. Places];

    /// <summary>Does everything that a fault says.</summary>
    public static void Apply(Fault fault, Draft draft)
    {
        foreach (var change in fault.Changes)
        {
            foreach (var (name, value) in change.Where(pair => !Places.Contains(pair.Key)))
            {
                All[name](draft, value, change);
            }
        }
    }

    /// <summary>What a change acts on: the body, or the chunks that it selects.</summary>
    public static IEnumerable<DraftText> Texts(Draft draft, JsonObject change) => draft.Events is { } events
        ? EventSelector.Select(events, (string?)change["chunk"] ?? "each").Select(item => item.Data)
        : draft.Body is { } body ? [body] : [];

    /// <summary>A duration such as <c>2s</c> or <c>50ms</c>.</summary>
    public static TimeSpan Duration(JsonNode? value)
    {
        var text = (string)value!;
        return text.EndsWith("ms", StringComparison.Ordinal)
            ? TimeSpan.FromMilliseconds(double.Parse(text[..^2]))
            : TimeSpan.FromSeconds(double.Parse(text.TrimEnd('s')));
    }
}
