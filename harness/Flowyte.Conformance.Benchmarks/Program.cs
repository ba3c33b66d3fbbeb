using Flowyte.Conformance.Benchmarks;

const string WriteReadme = "--write-readme";
const int Rounds = 51;

if (args is not ([] or [WriteReadme]))
{
    Console.Error.WriteLine($"Usage: dotnet run -c Release --project harness/Flowyte.Conformance.Benchmarks [-- {WriteReadme}]");
    return 2;
}

var table = Table.Write(new Meter(Rounds).Measure(Workloads.All()), Rounds);
Console.WriteLine(table);

if (args is [WriteReadme] && Readme.Write(table) is { } problem)
{
    Console.Error.WriteLine($"The README stays as it is: {problem}.");
    return 2;
}

return 0;
