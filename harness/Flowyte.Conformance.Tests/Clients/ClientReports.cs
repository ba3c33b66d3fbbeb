using Flowyte.Conformance.Clients.Adapters;
using Flowyte.Conformance.Clients.Judging;
using Flowyte.Conformance.Clients.Scenarios;
using Flowyte.Conformance.SelfTesting;

namespace Flowyte.Conformance.Tests.Clients;

/// <summary>Reports on clients that are made up.</summary>
internal static class ClientReports
{
    private static readonly ServerReading Reading = new() { Status = 200, Text = ScenarioScript.Text, FinishReason = "stop", IsWhole = true, IsWellFormed = true };

    // A MUST, a SHOULD and a MAY.
    private static readonly string[] Broken = ["READS-1", "READS-4", "READS-6"];

    /// <summary>A client with a finding of every level, and an outcome of every kind.</summary>
    /// <param name="said">What it says wherever it may say something.</param>
    public static ClientReport Saying(string said)
    {
        var findings = Broken.ToDictionary(id => id, _ => new[] { new ClientCheck("", "create", "crlf/stream", said) });
        return new ClientReport
        {
            Hello = new AdapterHello { Client = $"an-sdk {said}", Version = "1.2.3", Language = said, Modes = [new("create", true, true), new("stream-helper", false, true)], Supports = [] },
            SpecsVersion = "0.1.0",
            Requirements = [.. ClientCatalogue.Load().Select((requirement, index) => new ClientRequirementResult(requirement, index % 5 == 4 ? 0 : 3, findings.GetValueOrDefault(requirement.Id) ?? []))],
            Cells = [.. Enum.GetValues<ClientOutcome>().Select(outcome => new ClientCell("create", Scenario, outcome, said, ""))],
        };
    }

    private static FaultScenario Scenario => new(new FaultSpec { Id = "a-fault-of-a-rather-long-name", Title = "Broken", Breaks = ["HTTP-1"] }, true, false, Reading);
}
