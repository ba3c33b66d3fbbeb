using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Schemas;

/// <summary>One keyword of one schema object, ready to judge values.</summary>
internal abstract class Keyword(KeywordSite site)
{
    /// <summary>Where it stands.</summary>
    public KeywordSite Site { get; } = site;

    /// <summary>The subschemas that it applies to the same value, not to a part of it.</summary>
    public virtual IReadOnlyList<Subschema> InPlace => [];

    /// <summary>What it expects, in few words; null where it says nothing about the value as a whole.</summary>
    public virtual string? Summary => null;

    /// <summary>Whether it holds for the value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="run">Takes errors and evidence; null where only the answer counts.</param>
    /// <param name="inherited">The requirement of the nearest annotation outside the schema object.</param>
    public abstract bool Holds(JsonNode value, Validation? run, string? inherited);
}
