using System.Collections.Concurrent;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Generating;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.SelfTesting;

/// <summary>Runs the harness against targets with known defects, and against legal ones, and tells whether it judges them right.</summary>
public sealed class SelfTest
{
    /// <summary>How many runs go on at once; those that wait for something come on top.</summary>
    private const int Concurrency = 20;

    /// <summary>How many random histories are sent where a fault shows in them alone.</summary>
    private const int Histories = 20;

    // Generous: on a machine that is busy with something else, slowness is no finding.
    private static readonly TimeSpan UsualTimeout = TimeSpan.FromSeconds(20);

    private readonly Suite _suite;
    private readonly IReadOnlyList<FaultSpec> _faults;
    private readonly Func<FaultSpec, Target> _targetOf;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<(string Profile, int Generate), Lazy<Plan>> _plans = [];

    /// <summary>Makes a self-test.</summary>
    /// <param name="specs">What is judged by.</param>
    /// <param name="faults">The faults and variants.</param>
    /// <param name="targetOf">A target that has the fault, and no other. The targets differ in their base URLs alone.</param>
    /// <param name="time">The clock; null for the system's.</param>
    public SelfTest(Specs specs, IReadOnlyList<FaultSpec> faults, Func<FaultSpec, Target> targetOf, TimeProvider? time = null)
    {
        _suite = new Suite(specs, time);
        _faults = faults;
        _targetOf = targetOf;
        _time = time ?? TimeProvider.System;
    }

    /// <summary>Meets those that the pattern matches.</summary>
    /// <param name="only">The id of a fault or variant, or of a requirement that it is about, with <c>*</c> and <c>?</c>.</param>
    /// <param name="progress">Told after each, one at a time.</param>
    /// <param name="cancellation">Ends the self-test without a report.</param>
    public async Task<SelfTestReport> RunAsync(string only = "*", IProgress<SelfTestProgress>? progress = null, CancellationToken cancellation = default)
    {
        var start = _time.GetTimestamp();
        var results = new Dictionary<FaultSpec, FaultResult>();
        var chosen = _faults.Where(fault => fault.IsMatchedBy(only)).ToList();
        var waiting = chosen.Where(fault => fault.Timeout is not null).ToList();

        // What waits takes time and no work: all of it goes on beside what works.
        await Task.WhenAll(
            MeetAsync(waiting, Math.Max(1, waiting.Count)),
            MeetAsync([.. chosen.Except(waiting)], Concurrency));

        // Where much runs at once, the times that a run measures may tell of this machine: what came out wrong is met again, alone.
        foreach (var fault in chosen.Where(fault => !results[fault].IsRight))
        {
            results[fault] = await MeetOneAsync(fault, cancellation);
        }

        return new SelfTestReport
        {
            Specs = _suite.Specs,
            Results = [.. chosen.Select(fault => results[fault])],
            Unexercised = Unexercised(),
            Duration = _time.GetElapsedTime(start),
        };

        Task MeetAsync(IReadOnlyList<FaultSpec> faults, int concurrency) => Parallel.ForEachAsync(
            faults,
            new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellation },
            async (fault, stop) =>
            {
                var result = await MeetOneAsync(fault, stop);
                lock (results)
                {
                    results[fault] = result;
                    progress?.Report(new SelfTestProgress(results.Count, chosen.Count, result));
                }
            });
    }

    private async Task<FaultResult> MeetOneAsync(FaultSpec fault, CancellationToken cancellation)
    {
        // What a fault is about is seen by its own profile: the others would only take time.
        var profile = ProfileOf(fault);
        var settings = new RunSettings { Profiles = [profile], Timeout = fault.Timeout ?? UsualTimeout, Generate = fault.Breaks.Contains(GeneratedConversations.Requirement) ? Histories : 0 };
        var target = _targetOf(fault);
        var report = await _suite.RunAsync(PlanFor(target, settings), target, settings, cancellation: cancellation);
        cancellation.ThrowIfCancellationRequested();
        return FaultJudge.Judge(fault, report);
    }

    // All targets are one server under different URLs: what is planned for one holds for all.
    private Plan PlanFor(Target target, RunSettings settings) =>
        _plans.GetOrAdd((settings.Profiles[0], settings.Generate), _ => new(() => _suite.Plan(target, settings))).Value.For(target);

    private string ProfileOf(FaultSpec fault) => fault.Breaks.Concat(fault.Near).Concat(fault.Notes)
        .Select(_suite.Specs.Requirement).OfType<Requirement>().Select(requirement => requirement.Profile).FirstOrDefault(SpecDefaults.Profile);

    private List<Requirement> Unexercised()
    {
        var exercised = _faults.SelectMany(fault => fault.Breaks.Concat(fault.Notes)).ToHashSet();
        return [.. _suite.Specs.Requirements.Where(requirement => requirement.Untestable.Length == 0 && requirement.NotShown.Length == 0 && !exercised.Contains(requirement.Id))];
    }
}
