using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Clients.Adapters;
using Flowyte.Conformance.Clients.Judging;
using Flowyte.Conformance.Clients.Scenarios;

namespace Flowyte.Conformance.Kit;

/// <summary>One try of a scenario: where the client has to ask, and the judge of what it handed out.</summary>
public sealed class KitTrial
{
    private readonly FaultScenario _scenario;
    private readonly IScenarioChannel _channel;
    private readonly Specs _specs;
    private readonly IReadOnlyDictionary<string, Requirement> _requirements;

    internal KitTrial(FaultScenario scenario, IScenarioChannel channel, Specs specs, IReadOnlyDictionary<string, Requirement> requirements)
    {
        _scenario = scenario;
        _channel = channel;
        _specs = specs;
        _requirements = requirements;
    }

    /// <summary>The base URL for the client.</summary>
    public Uri BaseUrl => _channel.BaseUrl;

    /// <summary>The key for the client. It is one of the mock's, and of no use elsewhere.</summary>
    public string Key => _channel.Key;

    /// <summary>Judges what the client handed out, and what it sent.</summary>
    public KitVerdict Judge(KitAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Judge(new AdapterReply(AdapterReplyKind.Answered, new AdapterAnswer
        {
            Id = "",
            Text = answer.Text,
            Chunks = [.. answer.Pieces.Select(piece => new AdapterChunk(piece, TimeSpan.Zero))],
            FinishReason = answer.FinishReason,
            Error = answer.Error,
        }));
    }

    /// <summary>Judges a client that did not end.</summary>
    /// <param name="waited">How long it was waited for.</param>
    public KitVerdict JudgeHang(TimeSpan waited) => Judge(new AdapterReply(AdapterReplyKind.Hung, null, $"There was no answer within {waited.TotalSeconds:0.0} s."));

    private KitVerdict Judge(AdapterReply reply)
    {
        var findings = new List<KitFinding>();
        var (outcome, detail) = MetScenario.Check(_scenario, reply, Check);
        SentRequest.Check(_specs, _channel.Seen, ScenarioScript.Prompt, Check);
        return new KitVerdict(outcome, detail, findings);

        void Check(string requirement, string problem)
        {
            if (problem.Length > 0)
            {
                findings.Add(new KitFinding(_requirements[requirement], problem));
            }
        }
    }
}
