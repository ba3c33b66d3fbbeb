using Flowyte.Conformance.Benchmarks;
using Flowyte.Conformance.Benchmarks.Pages;
using Flowyte.Conformance.Benchmarks.Runs;
using Flowyte.Conformance.Benchmarks.Throughput;

const string WriteReadme = "--write-readme";
const string Page = "--page";
const int Rounds = 51;
const int CountedRuns = 9;

if (args is [Page])
{
    foreach (var limit in await PageMeter.MeasureAsync())
    {
        Console.WriteLine($"{limit.What}: {limit.Measured} ({limit.Allowed}), {(limit.Holds ? "holds" : "does not hold")}");
    }

    return 0;
}

if (args is not ([] or [WriteReadme]))
{
    Console.Error.WriteLine($"Usage: dotnet run -c Release --project harness/Flowyte.Conformance.Benchmarks [-- {WriteReadme} | {Page}]");
    return 2;
}

await PublishedProgram.PublishAsync();

// The first one fills the disk's cache.
await RunProcess.OnceAsync(PublishedProgram.File);
var runs = new List<RunSample>();
for (var run = 0; run < CountedRuns; run++)
{
    runs.Add(await RunProcess.OnceAsync(PublishedProgram.File));
}

var throughput = new Meter(Rounds).Measure(Workloads.All());
var limits = Limits.Of(PlanSize.OfBuiltIn(), runs, throughput);
(string Part, string Text)[] tables = [("run", RunTable.Write(limits, runs)), ("engine", Table.Write(throughput, Rounds))];
foreach (var (part, text) in tables)
{
    Console.WriteLine($"{text}\n");
    if (args is [WriteReadme] && Readme.Write(part, text) is { } problem)
    {
        Console.Error.WriteLine($"The README stays as it is: {problem}.");
        return 2;
    }
}

return 0;
