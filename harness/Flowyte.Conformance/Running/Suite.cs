using Flowyte.Conformance.Baselines;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Dialects;
using Flowyte.Conformance.Generating;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Running;

/// <summary>The conformance suite: plans a run, runs it and judges it.</summary>
public sealed class Suite
{
    /// <summary>The largest body that is read whole. A stream has some 300 bytes for each token, so this holds some 10,000 of them.</summary>
    private static readonly WireLimits Limits = WireLimits.Default with { BodyBytes = 3 * 1024 * 1024 };

    private readonly TimeProvider _time;
    private readonly Func<IExchangeSender> _senders;
    private readonly Func<Specs, Func<IReadOnlyList<Evidence>, Judgement>> _checks;

    /// <summary>Makes a suite of these specs.</summary>
    /// <param name="specs">What conforming means.</param>
    /// <param name="time">The clock; null for the system's.</param>
    public Suite(Specs specs, TimeProvider? time = null)
        : this(specs, time ?? TimeProvider.System, () => new WireSender(Limits, time), Remembered(specs))
    {
    }

    /// <summary>Makes a suite that sends and checks in ways of one's own.</summary>
    internal Suite(Specs specs, TimeProvider time, Func<IExchangeSender> senders, Func<IReadOnlyList<Evidence>, Judgement> checks)
        : this(specs, time, senders, _ => checks)
    {
    }

    private Suite(Specs specs, TimeProvider time, Func<IExchangeSender> senders, Func<Specs, Func<IReadOnlyList<Evidence>, Judgement>> checks)
    {
        Specs = specs;
        _time = time;
        _senders = senders;
        _checks = checks;
    }

    /// <summary>The specs.</summary>
    public Specs Specs { get; }

    /// <summary>The specs in the dialect of a run of these settings, with the conversations that it generates among them.</summary>
    /// <exception cref="ArgumentException">The specs have no such dialect.</exception>
    public Specs SpecsFor(RunSettings settings) => Specs.In(settings.Dialect).WithGenerated(settings);

    /// <summary>What a run would send, without sending it.</summary>
    public Plan Plan(Target target, RunSettings settings)
    {
        var plan = new PlanBuilder(SpecsFor(settings), target, settings).Build();
        return settings.Shard is { } shard ? plan.PartOf(shard) : plan;
    }

    /// <summary>Runs the plan against the target and judges what came back. Where the token is cancelled, what ran is judged and reported.</summary>
    public Task<RunReport> RunAsync(Target target, RunSettings settings, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default) =>
        RunAsync(Plan(target, settings), target, settings, progress, cancellation);

    /// <summary>Runs a plan that was made for this target and these settings, and judges what came back.</summary>
    internal async Task<RunReport> RunAsync(Plan plan, Target target, RunSettings settings, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        var record = await RecordAsync(plan, target, settings, progress, cancellation);
        return Judge(record, plan);
    }

    /// <summary>
    /// Runs the plan against the target and judges nothing yet. Never throws for what the target does or the token ends:
    /// the record says what was not sent, and why.
    /// </summary>
    /// <param name="target">What is tested.</param>
    /// <param name="settings">How the run is to go.</param>
    /// <param name="progress">Told after every exchange, one at a time.</param>
    /// <param name="cancellation">Ends the run; what ran is kept.</param>
    public Task<RunRecord> RecordAsync(Target target, RunSettings settings, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default) =>
        RecordAsync(Plan(target, settings), target, settings, progress, cancellation);

    /// <summary>Runs a plan that was made for this target and these settings, and judges nothing yet.</summary>
    public Task<RunRecord> RecordAsync(Plan plan, Target target, RunSettings settings, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default) =>
        new Runner(plan, target, settings, _time, _senders, ChecksFor(settings)).RunAsync(Specs, progress, cancellation);

    /// <summary>
    /// Judges a run by these specs, which may be newer than those that it was sent with: what they ask beyond it is untested.
    /// Sends nothing: the same record gives the same report.
    /// </summary>
    public RunReport Judge(RunRecord record) => Judge(record, baseline: null);

    /// <summary>Judges a run by these specs as <see cref="Judge(RunRecord)"/> does, with failures that are accepted.</summary>
    internal RunReport Judge(RunRecord record, Baseline? baseline)
    {
        // A recording that was written while it ran has its exchanges in the order in which they ended.
        var plan = Plan(record.Target, record.Settings);
        var ordered = record with { Exchanges = ExchangeOrder.ByPlan(record.Exchanges, plan, record.Settings.Repeat) };
        return new RunJudge(SpecsFor(record.Settings), plan, ordered, ChecksFor(record.Settings)) { Baseline = baseline, Today = Today }.Judge();
    }

    /// <summary>Judges a run that was sent by this plan. Sends nothing.</summary>
    public RunReport Judge(RunRecord record, Plan plan) => Judge(record, plan, baseline: null);

    /// <summary>Judges a run that was sent by this plan, with failures that are accepted.</summary>
    internal RunReport Judge(RunRecord record, Plan plan, Baseline? baseline) =>
        new RunJudge(SpecsFor(record.Settings), plan, record, ChecksFor(record.Settings)) { IsSentByPlan = true, Baseline = baseline, Today = Today }.Judge();

    /// <summary>The report with what its failures come to by the rules of other dialects. Sends nothing.</summary>
    /// <param name="report">What this suite judged.</param>
    /// <param name="record">What it judged it by.</param>
    public RunReport WithOtherDialects(RunReport report, RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(record);
        return report with { OtherDialects = OtherDialects.Of(report, dialect => Judge(record with { Settings = record.Settings with { Dialect = dialect } })) };
    }

    private Func<IReadOnlyList<Evidence>, Judgement> ChecksFor(RunSettings settings) => _checks(Specs.In(settings.Dialect));

    // How binding a requirement is, is a matter of the dialect; most runs are in that of the specs.
    private static Func<Specs, Func<IReadOnlyList<Evidence>, Judgement>> Remembered(Specs specs)
    {
        var own = new CheckSuite(specs.Schemas, specs.Requirements);
        return other => (other.Dialect == specs.Dialect ? own : new CheckSuite(other.Schemas, other.Requirements)).Judge;
    }

    private DateOnly Today => DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);
}
