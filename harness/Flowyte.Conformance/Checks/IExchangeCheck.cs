namespace Flowyte.Conformance.Checks;

/// <summary>Judges exchanges one by one. A pure function: it sends nothing, keeps nothing and sees nothing else.</summary>
public interface IExchangeCheck
{
    /// <summary>What the exchange shows. Empty where it could not have failed any requirement of this check.</summary>
    IEnumerable<Observation> Judge(Evidence evidence);
}
