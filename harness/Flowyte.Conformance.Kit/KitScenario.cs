using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Clients.Adapters;
using Flowyte.Conformance.Clients.Scenarios;

namespace Flowyte.Conformance.Kit;

/// <summary>One answer that a client is to meet.</summary>
public sealed class KitScenario
{
    private readonly FaultScenario _scenario;
    private readonly IScenarioServer _server;
    private readonly Specs _specs;
    private readonly IReadOnlyDictionary<string, Requirement> _requirements;

    internal KitScenario(FaultScenario scenario, IScenarioServer server, Specs specs, IReadOnlyDictionary<string, Requirement> requirements)
    {
        _scenario = scenario;
        _server = server;
        _specs = specs;
        _requirements = requirements;
    }

    /// <summary>Names it: fault or variant and form, such as <c>crlf/stream</c>.</summary>
    public string Name => _scenario.Id;

    /// <summary>What is strange about the answer, in a sentence.</summary>
    public string Title => _scenario.Fault?.Title ?? "The answer is as it is documented";

    /// <summary>Whether the answer is legal: a client has to read it, or to raise an error where it is a refusal.</summary>
    public bool IsLegal => _scenario.IsLegal;

    /// <summary>Whether the client is to ask for a stream.</summary>
    public bool Stream => _scenario.Stream;

    /// <summary>What the client is to send as <c>model</c>.</summary>
    public string Agent => _scenario.IsRefused ? ScenarioScript.UnknownAgent : ScenarioScript.Agent;

    /// <summary>The messages that the client is to send.</summary>
    public IReadOnlyList<AdapterMessage> Messages { get; } = [new("user", ScenarioScript.Prompt)];

    /// <summary>What the text must be; null where no text is due, because something is broken or refused.</summary>
    public string? Text => IsReadable ? _scenario.Reading.Text : null;

    /// <summary>What the finish reason must be; null where <see cref="Text"/> is.</summary>
    public string? FinishReason => IsReadable ? _scenario.Reading.FinishReason : null;

    /// <summary>The status of a refusal; null where the answer is none.</summary>
    public int? RefusalStatus => _scenario.Reading.IsRefusal ? _scenario.Reading.Status : null;

    private bool IsReadable => _scenario is { IsLegal: true, Reading: { IsWhole: true, TellsError: false } };

    /// <summary>Opens a way to the mock for one try, with a key of its own.</summary>
    public KitTrial Open() => new(_scenario, _server.Open(_scenario.Fault?.Id), _specs, _requirements);

    /// <summary>Lets a client try the scenario, and judges what came of it: an answer, an exception, or neither in time.</summary>
    /// <param name="ask">Asks with the client, at the base URL and with the key of the trial.</param>
    /// <param name="statusOf">The HTTP status that an exception of the client tells; null for a client that tells none.</param>
    /// <param name="timeLimit">How long the client may take; null for 5 s. The client's own time-out has to be shorter.</param>
    /// <param name="time">The clock; null for the system's.</param>
    public async Task<KitVerdict> TryAsync(Func<KitTrial, Task<KitAnswer>> ask, Func<Exception, int?>? statusOf = null, TimeSpan? timeLimit = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var trial = Open();
        var asking = AskAsync();
        var limit = timeLimit ?? TimeSpan.FromSeconds(5);
        await Task.WhenAny(asking, Task.Delay(limit, time ?? TimeProvider.System));
        return asking switch
        {
            { IsCompletedSuccessfully: true } => trial.Judge(await asking),
            { IsCompleted: false } => trial.JudgeHang(limit),
            _ => trial.Judge(KitAnswer.Failed(asking.Exception?.InnerException ?? new OperationCanceledException("The client was cancelled."), statusOf)),
        };

        // What it throws before it has a task counts, too.
        async Task<KitAnswer> AskAsync() => await ask(trial);
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
