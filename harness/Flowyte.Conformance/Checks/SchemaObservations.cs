using Flowyte.Conformance.Schemas;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Checks;

/// <summary>Turns what a schema says of a value into observations.</summary>
internal static class SchemaObservations
{
    /// <summary>A violation for every annotated keyword that does not hold, and a hold for every requirement that was really asked of the value.</summary>
    /// <param name="evidence">The exchange.</param>
    /// <param name="result">What validating gave.</param>
    /// <param name="what">What the value is, such as <c>completion</c>.</param>
    /// <param name="locate">Where a value of that offset, length and pointer stands in the response.</param>
    public static IEnumerable<Observation> From(Evidence evidence, SchemaResult result, string what, Func<SchemaError, FindingLocation> locate)
    {
        foreach (var error in result.Errors)
        {
            if (error.Requirement is { } requirement)
            {
                var subject = error.Pointer.Length == 0 ? $"The {what}" : $"{error.Pointer} of the {what}";
                yield return evidence.Violated(requirement, $"{subject} is not what the schema says ({error.SchemaLocation}).", error.Expected, error.Actual, locate(error));
            }
        }

        foreach (var requirement in result.Asserted)
        {
            yield return evidence.Held(requirement);
        }
    }
}
