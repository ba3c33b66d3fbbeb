using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Checks;

/// <summary>Judges exchanges one by one. A pure function: it sends nothing, keeps nothing and sees nothing else.</summary>
public interface IExchangeCheck
{
    /// <summary>The ids of the requirements that it can observe; those of schemas and of conversations' expectations are left out.</summary>
    IReadOnlyList<string> Requirements { get; }

    /// <summary>Whether an exchange is one that this check is about; those of <c>/chat/completions</c>, where a check says nothing else.</summary>
    bool Concerns(Evidence evidence) => evidence.Api == Api.Completions;

    /// <summary>What the exchange shows. Empty where it could not have failed any requirement of this check.</summary>
    IEnumerable<Observation> Judge(Evidence evidence);
}
