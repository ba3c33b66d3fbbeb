namespace Flowyte.Conformance.Checks;

/// <summary>Judges replies that came as a stream.</summary>
internal abstract class StreamCheck : IExchangeCheck
{
    public abstract IReadOnlyList<string> Requirements { get; }

    public IEnumerable<Observation> Judge(Evidence evidence) =>
        evidence.StreamedReply is { } reply ? Judge(evidence, reply) : [];

    protected abstract IEnumerable<Observation> Judge(Evidence evidence, StreamedReply reply);
}
