using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Checks.Native;
using Flowyte.Conformance.Schemas;

namespace Flowyte.Conformance.Checks;

/// <summary>Every check of the suite.</summary>
public sealed class CheckSuite
{
    // Each with its delegate, which is made once and not for every exchange.
    private readonly (IExchangeCheck Check, Func<Evidence, IEnumerable<Observation>> Judge)[] _exchangeChecks;
    private readonly IReadOnlyList<IRunCheck> _runChecks;

    /// <summary>Makes the checks.</summary>
    /// <param name="schemas">The schemas of <c>specs/schemas</c>.</param>
    /// <param name="requirements">The catalogue, for how binding each requirement is.</param>
    public CheckSuite(SchemaSet schemas, IEnumerable<Requirement> requirements)
        : this(ExchangeChecks(schemas), RunChecks(), schemas, requirements)
    {
    }

    internal CheckSuite(IReadOnlyList<IExchangeCheck> exchangeChecks, IReadOnlyList<IRunCheck> runChecks, SchemaSet? schemas = null, IEnumerable<Requirement>? requirements = null)
    {
        var own = exchangeChecks.SelectMany(check => check.Requirements).Concat(runChecks.SelectMany(check => check.Requirements)).ToHashSet();
        _exchangeChecks = [.. exchangeChecks.Select(check => (check, (Func<Evidence, IEnumerable<Observation>>)check.Judge))];
        var levels = (requirements ?? []).ToDictionary(requirement => requirement.Id, requirement => requirement.Level);
        _runChecks = [new ExpectationCheck(schemas, levels, own), .. runChecks];
        Requirements = own.Concat(_runChecks[0].Requirements).ToHashSet();
    }

    /// <summary>
    /// The ids of the requirements that the checks can observe by themselves. Those that schemas annotate
    /// and those that conversations expect come on top.
    /// </summary>
    public IReadOnlySet<string> Requirements { get; }

    /// <summary>The ids of the requirements of which a part of a run can show that they hold, but not that they do not.</summary>
    internal static IReadOnlySet<string> OfWholeRuns { get; } = RunChecks().Where(check => check.NeedsWholeRun).SelectMany(check => check.Requirements).ToHashSet();

    /// <summary>The checks, each of them an <see cref="IExchangeCheck"/> or an <see cref="IRunCheck"/>.</summary>
    internal IEnumerable<object> Checks => [.. _exchangeChecks.Select(pair => pair.Check), .. _runChecks];

    /// <summary>Judges a run. A pure function of the exchanges and their turns.</summary>
    /// <param name="run">Every exchange, in the order of the plan.</param>
    public Judgement Judge(IReadOnlyList<Evidence> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var crashes = new List<string>();
        var tallies = new Dictionary<string, ObservationTally>();
        foreach (var evidence in run)
        {
            // Held for as long as this exchange is judged, so that every check finds it read.
            var (json, reply) = (evidence.Json, evidence.StreamedReply);
            foreach (var (check, judge) in _exchangeChecks)
            {
                if (check.Concerns(evidence))
                {
                    Collect(tallies, crashes, evidence.Exchange.Id, judge, evidence);
                }
            }

            GC.KeepAlive(json);
            GC.KeepAlive(reply);
        }

        foreach (var check in _runChecks)
        {
            IReadOnlyList<Evidence> concerned = [.. run.Where(check.Concerns)];
            Collect(tallies, crashes, "the whole run", check.Judge, concerned);
        }

        var order = run.Select(evidence => evidence.Exchange.Id).Distinct();
        var observations = new List<Observation>();
        foreach (var id in order)
        {
            tallies.GetValueOrDefault(id)?.AddTo(observations);
        }

        return new Judgement(observations, crashes);
    }

    // Whatever a check throws is a defect of ours: it is told, and the run goes on.
    private static void Collect<TSeen>(
        Dictionary<string, ObservationTally> tallies,
        List<string> crashes,
        string subject,
        Func<TSeen, IEnumerable<Observation>> judge,
        TSeen seen)
    {
        try
        {
            foreach (var observation in judge(seen))
            {
                if (!tallies.TryGetValue(observation.Exchange, out var tally))
                {
                    tallies.Add(observation.Exchange, tally = new ObservationTally());
                }

                tally.Add(observation);
            }
        }
        catch (Exception exception)
        {
            crashes.Add($"{judge.Target!.GetType().Name} failed on {subject}: {exception.GetType().Name}: {exception.Message}");
        }
    }

    private static IReadOnlyList<IExchangeCheck> ExchangeChecks(SchemaSet schemas) =>
    [
        new DeliveryCheck(),
        new HeadCheck(),
        new RequestFormCheck(),
        new ContentCodingCheck(),
        new DateCheck(),
        new CacheCheck(),
        new CredentialsCheck(),
        new OriginCheck(),
        new MediaTypeCheck(),
        new CompletionTextCheck(),
        new CompletionSchemaCheck(schemas),
        new ChoiceCountCheck(),
        new StreamLinesCheck(),
        new SwallowedEventCheck(),
        new StreamEncodingCheck(),
        new EventDataCheck(),
        new EventEndCheck(),
        new DoneCheck(),
        new HeartbeatCheck(),
        new StreamPaceCheck(),
        new StreamErrorCheck(),
        new BrokenOffCheck(),
        new ChunkTextCheck(),
        new ChunkSchemaCheck(schemas),
        new ChunkIdentityCheck(),
        new ChoiceIndexCheck(),
        new RoleCheck(),
        new FinishReasonCheck(),
        new IncrementCheck(),
        new ToolCallCheck(),
        new FinishedReplyCheck(),
        new RequestToolsCheck(),
        new UsageCheck(),
        new CreatedCheck(),
        new ModelEchoCheck(),
        new RefusalBodyCheck(),
        new ErrorSchemaCheck(schemas),
        new ErrorObjectCheck(),
        new ProblemCheck(),
        new RetryCheck(),
        new DisclosureCheck(),
        new ReplyContentCheck(schemas),
        new IgnoredCodeCheck(),
        new NativeDeliveryCheck(),
        new NativeExpectationCheck(),
        new EnvelopeCheck(schemas),
        new SessionIdentityCheck(),
        new SessionAnswerCheck(),
        new SessionStreamCheck(),
        new ProblemDocumentCheck(),
        new WidgetKeyCheck(),
        new WidgetVisitCheck(),
        new CrossOriginCheck(),
    ];

    private static IReadOnlyList<IRunCheck> RunChecks() =>
    [
        new ConnectionReuseCheck(),
        new UniqueIdCheck(),
        new StreamedTextCheck(),
        new StreamBufferingCheck(),
        new ReplyFormsCheck(),
        new StreamsOfKindCheck(),
        new MixedConversationsCheck(),
        new WholeTextCheck(),
        new SerialisedTextCheck(),
        new TemplateCheck(),
        new IgnoredEffectsCheck(),
        new StopCheck(),
        new RefusalStatusCheck(),
        new StableCodeCheck(),
        new LeavingCheck(),
        new UserStateCheck(),
        new RecallCheck(),
        new SessionTextCheck(),
        new SessionHistoryCheck(),
        new SessionMixCheck(),
        new SessionPagesCheck(),
    ];
}
