using System.Runtime.CompilerServices;
using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Schemas;

/// <summary>One schema object, or <c>true</c> or <c>false</c> in its place, ready to judge values.</summary>
internal sealed class Subschema(string location)
{
    private const int LongestSummary = 200;

    /// <summary>Where it stands, as <c>completion#/properties/id</c>.</summary>
    public string Location { get; } = location;

    /// <summary>Its title, or else its description, for people; null where it has neither.</summary>
    public string? Title { get; set; }

    /// <summary>Its keywords in their order. Schemas refer to each other in circles, so they are set once all are known.</summary>
    public IReadOnlyList<Keyword> Keywords { get; set; } = [];

    /// <summary>Whether the value fits, with nothing told about it.</summary>
    public bool Matches(JsonNode value) => Holds(value, run: null, inherited: null);

    /// <summary>Whether the value fits.</summary>
    /// <param name="value">The value.</param>
    /// <param name="run">Takes errors and evidence; null where only the answer counts.</param>
    /// <param name="inherited">The requirement of the nearest annotation outside this schema.</param>
    public bool Holds(JsonNode value, Validation? run, string? inherited)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var holds = true;
        for (var i = 0; i < Keywords.Count && (holds || run is not null); i++)
        {
            holds &= Keywords[i].Holds(value, run, inherited);
        }

        return holds;
    }

    /// <summary>What it expects, in few words.</summary>
    public string Summary => Cut(Title ?? Expectation);

    /// <summary>What its keywords expect, in few words.</summary>
    public string Expectation
    {
        get
        {
            var parts = Keywords.Select(keyword => keyword.Summary).OfType<string>().ToList();
            return Cut(parts.Count > 0 ? string.Join(" and ", parts) : $"what {Location} says");
        }
    }

    private static string Cut(string text) => text.Length <= LongestSummary ? text : string.Concat(text.AsSpan(0, LongestSummary - 1), "…");
}
