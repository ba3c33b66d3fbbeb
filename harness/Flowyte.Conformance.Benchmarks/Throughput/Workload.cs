namespace Flowyte.Conformance.Benchmarks.Throughput;

/// <summary>Something to measure.</summary>
/// <param name="Name">What it does, for the table.</param>
/// <param name="Bytes">How many bytes one run of it reads.</param>
/// <param name="Run">Does it once; gives a number that depends on all of its work, so that none can be left out.</param>
internal sealed record Workload(string Name, int Bytes, Func<long> Run);
