using Flowyte.Conformance.Benchmarks;
using Flowyte.Conformance.Benchmarks.Runs;
using Flowyte.MockServer;
using Flowyte.MockServer.Benchmarks;
using Flowyte.MockServer.Benchmarks.Measures;
using Flowyte.MockServer.Benchmarks.Report;
using Flowyte.MockServer.Benchmarks.Servers;

if (args is [KnownServers.BareArgument, var recorded])
{
    await BareKestrel.RunAsync(recorded);
    return 0;
}

if (args is [KnownServers.LibraryArgument])
{
    await using var mock = await FlowyteMock.StartAsync(new MockOptions { AgentsDirectory = KnownServers.Agents });
    Console.WriteLine(mock.BaseUrl);
    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
}

if (Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

// One thread waits for all sockets and does the work itself. Looked at when the first socket is opened.
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT", "1");

if (arguments.Only != Catalogue.Throughput)
{
    await PublishedProgram.PublishAsync();
}

var rows = arguments.Wants(Catalogue.Throughput) ? await new Throughput(arguments.Effort).MeasureAsync() : [];
var limits = rows.Select(row => row.Limit).ToList();
foreach (var (_, measureAsync) in Catalogue.Limits.Where(measure => arguments.Wants(measure.Name)))
{
    limits.AddRange(await measureAsync(arguments.Effort));
}

var text = string.Join("\n\n", new[] { rows.Count > 0 ? MarkdownReport.Throughput(rows) : "", MarkdownReport.Limits(limits), MarkdownReport.Source(rows, arguments.Effort) }.Where(part => part.Length > 0));
Console.WriteLine(text);
if (arguments.WritesReadme && Readme.Write("mock", text) is { } problem)
{
    Console.Error.WriteLine($"The README stays as it is: {problem}.");
    return 2;
}

return 0;
