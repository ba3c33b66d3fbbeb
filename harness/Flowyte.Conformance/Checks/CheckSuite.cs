using Flowyte.Conformance.Schemas;

namespace Flowyte.Conformance.Checks;

/// <summary>Every check of the suite.</summary>
public sealed class CheckSuite
{
    /// <summary>Makes the checks.</summary>
    /// <param name="schemas">The schemas of <c>specs/schemas</c>.</param>
    public CheckSuite(SchemaSet schemas) => Schemas = schemas;

    private SchemaSet Schemas { get; }

    /// <summary>Judges a run. A pure function of the exchanges and their turns.</summary>
    /// <param name="run">Every exchange, in the order of the plan.</param>
    public Judgement Judge(IReadOnlyList<Evidence> run) => throw new NotSupportedException($"{run}{Schemas.GetHashCode()}");
}
