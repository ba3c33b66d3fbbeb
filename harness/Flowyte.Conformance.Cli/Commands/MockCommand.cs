using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Cli.Output;
using Flowyte.Conformance.Running;
using Flowyte.MockServer;
using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Journal;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary><c>mock</c>: runs the mock until it is interrupted.</summary>
internal static class MockCommand
{
    private const int LargestCount = 10_000_000;
    private const string AdminKeyVariable = "FLOWYTE_MOCK_ADMIN_KEY";

    /// <param name="host">The process around it.</param>
    /// <param name="verbose">The option of all commands that asks for more; here it shows each request.</param>
    public static Command Create(CliHost host, Option<bool> verbose)
    {
        var port = new Option<int>("--port")
        {
            HelpName = "N",
            Description = "TCP port; 0, the default, takes a free one.",
            CustomParser = Port,
        };
        var agents = new Option<DirectoryInfo?>("--agents")
        {
            HelpName = "DIR",
            Description = "Folder of your own agents' YAML files instead of the built-in ones. A change is loaded while the mock runs.",
        };
        var fault = new Option<string?>("--fault")
        {
            HelpName = "NAME",
            Description = "Fault or variant that every request meets; flowyte-conformance list faults names them all. A client can also ask for one by the model agt_fault_NAME.",
        };
        fault.CompletedBy(SpecNames.OfFaults);
        var listen = new Option<IPAddress>("--listen")
        {
            HelpName = "ADDRESS",
            Description = $"IP address to listen on; loopback by default. Any other opens the mock to the network; its page then asks for the admin key that is printed, or that {AdminKeyVariable} holds.",
            CustomParser = Address,
            DefaultValueFactory = _ => IPAddress.Loopback,
        };
        var seed = new Option<int>("--seed")
        {
            HelpName = "N",
            Description = "Seed: the same seed and the same requests give the same bytes; 1 by default.",
            DefaultValueFactory = _ => 1,
        };
        var strict = new Option<bool>("--strict") { Description = "Refuse what no case of an agent fits with 404 no_case_matches, which names the nearest case and what it misses, instead of making a reply up." };
        var quota = ReadOption.Create("--quota", "QUOTA", "How many requests each key may send, such as \"60 per minute\" or \"5 per 10s\"; no limit by default. Beyond it: 429 with Retry-After. Every answer tells in RateLimit-* what is left.", MockQuota.Parse);
        var latency = ReadOption.Create("--latency", "TIMES", "How long the first text takes, by percentile, where an agent says nothing of it: p50=300ms,p99=2s. Seed and conversation decide; no time by default.", MockLatency.Parse);
        var state = new Option<DirectoryInfo?>("--state")
        {
            HelpName = "DIR",
            Description = "Folder that keeps sessions (/chat/sessions) in a SQLite file, so that they survive a restart; it is made where there is none. In memory by default.",
        };
        var journalSize = Count("--journal-size", "N", $"How many requests the journal keeps; {MockJournal.Capacity} by default. It counts all of them.", MockJournal.Capacity);
        var journalBody = Count("--journal-body", "BYTES", $"How many bytes it keeps of a request's body; {MockJournal.BodyCapacity} by default.", MockJournal.BodyCapacity);
        var recording = new RecordingOptions();
        var command = new Command("mock", "Run the mock of Flowyte until Ctrl+C.") { port, agents, strict, fault, quota, latency, state, listen, seed, journalSize, journalBody, recording.Record, recording.RecordTo };
        Help.AddExamples(
            command,
            ("flowyte-conformance mock", "on a free port"),
            ("flowyte-conformance mock --port 8085 --agents my-agents", "on a port of your choice, with your own agents"),
            ("flowyte-conformance mock --agents my-agents --strict", "to find out what your cases miss"),
            ("flowyte-conformance mock --fault no-done", "with a defect, to see how a client copes with it"),
            ("flowyte-conformance mock --quota \"60 per minute\" --latency p50=300ms,p99=2s", "with limits and delays, to see whether a client keeps to them and copes"),
            ("flowyte-conformance mock --state my-state", "with sessions that survive a restart"),
            ("flowyte-conformance mock --record https://builder.flowyte.com/api/v1 --record-to my-agents", "to pass requests on to a live endpoint, with your own key, and write the conversations down as cases"),
            ("flowyte-conformance mock --agents my-agents", "to replay them offline, with the mock's key"),
            ("flowyte-conformance mock --verbose", "with a line for each request: what was asked, matched and sent"));
        command.SetAction((parse, cancellation) => RunAsync(
            new MockOptions
            {
                Port = parse.GetValue(port),
                AgentsDirectory = parse.GetValue(agents)?.FullName,
                Strict = parse.GetValue(strict),
                Fault = parse.GetValue(fault),
                Quota = parse.GetValue(quota),
                Latency = parse.GetValue(latency),
                StateDirectory = parse.GetValue(state)?.FullName,
                Listen = parse.GetValue(listen)!,
                Seed = parse.GetValue(seed),
                JournalSize = parse.GetValue(journalSize),
                JournalBodyBytes = parse.GetValue(journalBody),
                Record = recording.Read(parse, host.Time, others: [agents, fault, strict, quota, latency, state]),
                AdminKey = host.Environment(AdminKeyVariable) is { Length: > 0 } key ? key : null,
            },
            parse.GetValue(verbose),
            host,
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(MockOptions options, bool verbose, CliHost host, CancellationToken cancellation)
    {
        if (options.AgentsDirectory is { } directory && !Directory.Exists(directory))
        {
            throw new UsageException($"There is no folder {Shown.Text(directory)}. Give --agents a folder of YAML files.");
        }

        if (!IPAddress.IsLoopback(options.Listen))
        {
            host.Error.WriteLine($"warning: the mock listens on {options.Listen} and can be reached from other machines.");
        }

        if (options.Record is { } record && BaseUrl.IsExposed(record.Upstream))
        {
            host.Error.WriteLine("warning: --record was given an address of http: your key and what is said can be read on the way.");
        }

        await using var mock = await StartAsync(options, cancellation);
        if (options.Record is { } recorded)
        {
            MockView.Write(mock, recorded, host.Out);
        }
        else
        {
            MockView.Write(mock, host.Out);
        }

        try
        {
            var output = TextWriter.Synchronized(host.Out);
            await Task.WhenAll(
                MockLog.FollowAsync(mock.Reloads, output, cancellation),
                mock.Recording is { } notes ? MockLog.FollowAsync(notes, output, cancellation) : Task.CompletedTask,
                verbose ? MockLog.FollowAsync(mock.Journal, output, cancellation) : Task.CompletedTask);
        }
        catch (OperationCanceledException)
        {
            // It is to stop: that is how it ends.
        }

        return ExitCodes.Ok;
    }

    private static async Task<FlowyteMock> StartAsync(MockOptions options, CancellationToken cancellation)
    {
        try
        {
            return await FlowyteMock.StartAsync(options, cancellation);
        }
        catch (IOException exception) when (exception.InnerException is SocketException)
        {
            throw new UsageException($"The mock cannot start: {exception.Message} Give another --port, or leave it out for a free one.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The mock cannot start: {exception.Message}");
        }
        catch (AgentsException exception)
        {
            throw new UsageException($"The agents are broken. {exception.Message}");
        }
        catch (ArgumentException exception) when (options.Fault is not null)
        {
            // The runtime adds the parameter's name to the message, which is nothing to a user.
            throw new UsageException($"--fault {options.Fault}: {exception.Message.Split(" (Parameter", 2)[0]}");
        }
    }

    private static int Port(ArgumentResult argument)
    {
        if (argument.Tokens.Count == 1
            && int.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= IPEndPoint.MaxPort)
        {
            return port;
        }

        argument.AddError($"--port takes a number from 0 to {IPEndPoint.MaxPort}.");
        return 0;
    }

    private static Option<int> Count(string name, string helpName, string description, int usual) => new(name)
    {
        HelpName = helpName,
        Description = description,
        DefaultValueFactory = _ => usual,
        CustomParser = argument =>
        {
            if (argument.Tokens.Count == 1 && int.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= LargestCount)
            {
                return count;
            }

            argument.AddError($"{name} takes a number from 0 to {LargestCount}.");
            return 0;
        },
    };

    private static IPAddress? Address(ArgumentResult argument)
    {
        var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
        if (IPAddress.TryParse(text, out var address))
        {
            return address;
        }

        argument.AddError($"'{text}' is no IP address. Give one such as 127.0.0.1 or 0.0.0.0.");
        return null;
    }
}
