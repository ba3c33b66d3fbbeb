namespace Flowyte.Conformance.Checks;

/// <summary>Whether model repeats the agent id: SHAPE-22.</summary>
internal sealed class ModelEchoCheck : IExchangeCheck
{
    public IReadOnlyList<string> Requirements => ["SHAPE-22"];

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (ReplyValues.Member(evidence, "model") is var (model, place)
            && model.AsString() is { } told
            && evidence.RequestBody?["model"]?.AsString() is { } asked)
        {
            yield return evidence.HeldUnless(told != asked, "SHAPE-22", "model is not the agent id that was asked for.", asked, told, place);
        }
    }
}
