namespace Flowyte.Conformance.Schemas;

/// <summary>What validating a value gave.</summary>
/// <param name="Errors">Every keyword that did not hold, in the order of the instance; empty for a valid value.</param>
/// <param name="Asserted">The ids of the requirements of which at least one keyword was really applied to the value: the evidence.</param>
public sealed record SchemaResult(IReadOnlyList<SchemaError> Errors, IReadOnlySet<string> Asserted);
