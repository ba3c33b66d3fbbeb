using Flowyte.Conformance.Clients.Adapters;
using Flowyte.Conformance.Clients.Judging;

namespace Flowyte.Conformance.Clients.Impact;

/// <summary>What clients make of faults and variants, as it was measured: clients across, faults down.</summary>
public sealed record ImpactMatrix
{
    /// <summary>The day of the measurement.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The version of the specs.</summary>
    public required string SpecsVersion { get; init; }

    /// <summary>The clients.</summary>
    public required IReadOnlyList<ImpactClient> Clients { get; init; }

    /// <summary>The faults and variants in the order of their files.</summary>
    public required IReadOnlyList<ImpactRow> Rows { get; init; }

    /// <summary>Puts measurements of several clients together.</summary>
    /// <param name="date">The day.</param>
    /// <param name="specsVersion">The version of the specs.</param>
    /// <param name="measured">Each client with what it made of the same scenarios.</param>
    public static ImpactMatrix Of(DateOnly date, string specsVersion, IReadOnlyList<(AdapterHello Hello, IReadOnlyList<ClientCell> Cells)> measured)
    {
        ArgumentNullException.ThrowIfNull(measured);
        var clients = measured.SelectMany(one => one.Hello.Modes.Select(mode => (one.Hello, Mode: mode.Name, Cells: one.Cells.Where(cell => cell.Mode == mode.Name).ToDictionary(cell => cell.Scenario.Id)))).ToList();
        var scenarios = measured.SelectMany(one => one.Cells).Select(cell => cell.Scenario).DistinctBy(scenario => scenario.Id).ToList();
        return new ImpactMatrix
        {
            Date = date,
            SpecsVersion = specsVersion,
            Clients = [.. clients.Select(client => new ImpactClient(client.Hello.Client, client.Hello.Version, client.Mode, client.Hello.Language))],
            Rows = [.. scenarios.Select(scenario => new ImpactRow
            {
                Fault = scenario.FaultId,
                Form = scenario.Form,
                Breaks = scenario.Fault?.Breaks ?? [],
                Outcomes = [.. clients.Select(client => client.Cells.GetValueOrDefault(scenario.Id)?.Outcome.Word())],
                Effects = [.. clients.Select(client => client.Cells.GetValueOrDefault(scenario.Id)?.Effect)],
                Details = [.. clients.Select(client => client.Cells.GetValueOrDefault(scenario.Id)?.Detail ?? "")],
            })],
        };
    }

    /// <summary>How often each outcome came, for one client.</summary>
    public int Count(int client, string outcome) => Rows.Count(row => row.Outcomes[client] == outcome);
}
