using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Running;

/// <summary>The conformance suite: plans a run, runs it and judges it.</summary>
public sealed class Suite
{
    /// <summary>Makes a suite of these specs.</summary>
    /// <param name="specs">What conforming means.</param>
    /// <param name="time">The clock; null for the system's.</param>
    public Suite(Specs specs, TimeProvider? time = null)
    {
        Specs = specs;
        Time = time ?? TimeProvider.System;
    }

    /// <summary>The specs.</summary>
    public Specs Specs { get; }

    private TimeProvider Time { get; }

    /// <summary>What a run would send, without sending it.</summary>
    public Plan Plan(Target target, RunSettings settings) => throw new NotSupportedException($"{Specs}{target}{settings}");

    /// <summary>Runs the plan against the target and judges what came back. Where the token is cancelled, what ran is judged and reported.</summary>
    public Task<RunReport> RunAsync(Target target, RunSettings settings, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{Time.LocalTimeZone}{target}{settings}{progress is null}{cancellation.IsCancellationRequested}");
}
