using System.Collections.Concurrent;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.SelfTesting;

namespace Flowyte.Conformance.Clients.Scenarios;

/// <summary>Finds out which faults and variants an ordinary request of a client meets, and what the server then sends.</summary>
public static class FaultScenarios
{
    private const int Concurrency = 16;

    // Generous: on a machine that is busy with something else, slowness says nothing of a fault. Those that wait name a time of their own.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    private static readonly (bool Stream, bool IsRefused)[] Forms = [(false, false), (true, false), (false, true), (true, true)];

    /// <summary>Asks the server once for each fault and form. Those that the fault does not concern are left out.</summary>
    /// <param name="server">The server.</param>
    /// <param name="specs">The specs, whose requirements the faults name.</param>
    /// <param name="faults">The faults and variants.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The scenarios in the order of the faults, the documented answers first.</returns>
    public static async Task<IReadOnlyList<FaultScenario>> FindAsync(
        IScenarioServer server, Specs specs, IEnumerable<FaultSpec> faults, TimeProvider? time = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(server);
        var asked = faults.Where(fault => IsOfChat(fault, specs)).Prepend(null).SelectMany(fault => Forms.Select(form => (Fault: fault, Form: form))).ToList();
        var found = new ConcurrentDictionary<int, FaultScenario>();
        await Parallel.ForAsync(0, asked.Count, new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellation }, async (index, stop) =>
        {
            var (fault, (stream, isRefused)) = asked[index];
            var channel = server.Open(fault?.Id);
            var request = FaultScenario.RequestFor(channel, "", stream, isRefused) with { Timeout = fault?.Timeout ?? Timeout };
            var reading = await ReferenceReader.ReadAsync(request, time ?? TimeProvider.System, stop);
            if (fault is null || (await channel.SeenToTheEndAsync(stop)).Any(seen => seen.Fault == fault.Id))
            {
                found[index] = new FaultScenario(fault, stream, isRefused, reading);
            }
        });
        return [.. found.OrderBy(pair => pair.Key).Select(pair => pair.Value)];
    }

    // Sessions and the widget have clients of other kinds.
    private static bool IsOfChat(FaultSpec fault, Specs specs) =>
        fault.Breaks.Concat(fault.Near).Concat(fault.Notes).Any(id => specs.Requirement(id)?.Profile == SpecDefaults.Profile);
}
