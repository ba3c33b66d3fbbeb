namespace Flowyte.Conformance.Dialects;

/// <summary>What the failures of a run come to by the rules of another dialect.</summary>
/// <param name="Dialect">The other dialect.</param>
/// <param name="Failures">How many failures the run has by its own rules.</param>
/// <param name="Uncounted">Those that the other dialect does not count.</param>
public sealed record DialectOutcome(Dialect Dialect, int Failures, IReadOnlyList<UncountedFailure> Uncounted)
{
    /// <summary>The outcome in a sentence.</summary>
    public string Sentence => Failures == 1
        ? $"By the dialect {Dialect.Name}, {Dialect.Title}, the failure would not count"
        : $"By the dialect {Dialect.Name}, {Dialect.Title}, {(Uncounted.Count == Failures ? "none" : $"{Uncounted.Count}")} of the {Failures} failures would {(Uncounted.Count == Failures ? "count" : "not count")}";
}
