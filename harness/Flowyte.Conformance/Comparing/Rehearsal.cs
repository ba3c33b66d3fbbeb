using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Comparing;

/// <summary>Plays the same requests on a live endpoint and on the mock, both at once: the time that the live agent takes is the mock's, too.</summary>
internal sealed class Rehearsal(Suite suite, RunSettings settings)
{
    /// <summary>Plays and compares. Where the live endpoint is not reached, the mock is not waited for.</summary>
    /// <param name="live">The live endpoint, and what it is asked.</param>
    /// <param name="mock">The mock, and what it is asked: requests with the same ids.</param>
    /// <param name="ignored">Patterns of the names of differences to pass over.</param>
    /// <param name="progress">Told after every exchange with the live endpoint.</param>
    /// <param name="cancellation">Ends playing; what was played is compared.</param>
    public async Task<StructureComparison> PlayAsync(
        (Target Target, Plan Plan) live, (Target Target, Plan Plan) mock, IReadOnlyList<string> ignored, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var playing = suite.RecordAsync(mock.Plan, mock.Target, settings, progress: null, stop.Token);
        var record = await suite.RecordAsync(live.Plan, live.Target, settings, progress, cancellation);
        if (record.Unreachable is not null)
        {
            await stop.CancelAsync();
        }

        return StructureComparer.Compare([.. live.Plan.Turns], record, await playing, ignored);
    }
}
