using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Cli.Output;
using Flowyte.MockServer;
using Flowyte.MockServer.Agents;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary><c>mock</c>: runs the mock until it is interrupted.</summary>
internal static class MockCommand
{
    public static Command Create(CliHost host)
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
            Description = "Folder of your own agents' YAML files instead of the built-in ones.",
        };
        var fault = new Option<string?>("--fault")
        {
            HelpName = "NAME",
            Description = "Fault or variant that every request meets; flowyte-conformance list faults names them all. A client can also ask for one by the model agt_fault_NAME.",
        };
        var listen = new Option<IPAddress>("--listen")
        {
            HelpName = "ADDRESS",
            Description = "IP address to listen on; loopback by default. Any other opens the mock to the network.",
            CustomParser = Address,
            DefaultValueFactory = _ => IPAddress.Loopback,
        };
        var seed = new Option<int>("--seed")
        {
            HelpName = "N",
            Description = "Seed: the same seed and the same requests give the same bytes; 1 by default.",
            DefaultValueFactory = _ => 1,
        };
        var command = new Command("mock", "Run the mock of Flowyte until Ctrl+C.") { port, agents, fault, listen, seed };
        Help.AddExamples(
            command,
            ("flowyte-conformance mock", "on a free port"),
            ("flowyte-conformance mock --port 8085 --agents my-agents", "on a port of your choice, with your own agents"),
            ("flowyte-conformance mock --fault no-done", "with a defect, to see how a client copes with it"));
        command.SetAction((parse, cancellation) => RunAsync(
            new MockOptions
            {
                Port = parse.GetValue(port),
                AgentsDirectory = parse.GetValue(agents)?.FullName,
                Fault = parse.GetValue(fault),
                Listen = parse.GetValue(listen)!,
                Seed = parse.GetValue(seed),
            },
            host,
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(MockOptions options, CliHost host, CancellationToken cancellation)
    {
        if (options.AgentsDirectory is { } directory && !Directory.Exists(directory))
        {
            throw new UsageException($"There is no folder {Shown.Text(directory)}. Give --agents a folder of YAML files.");
        }

        if (!IPAddress.IsLoopback(options.Listen))
        {
            host.Error.WriteLine($"warning: the mock listens on {options.Listen} and can be reached from other machines.");
        }

        await using var mock = await StartAsync(options, cancellation);
        MockView.Write(mock, host.Out);
        var stopped = new TaskCompletionSource();
        await using (cancellation.Register(stopped.SetResult))
        {
            await stopped.Task;
        }

        return ExitCodes.Ok;
    }

    private static async Task<FlowyteMock> StartAsync(MockOptions options, CancellationToken cancellation)
    {
        try
        {
            return await FlowyteMock.StartAsync(options, cancellation);
        }
        catch (IOException exception)
        {
            throw new UsageException($"The mock cannot start: {exception.Message} Give another --port, or leave it out for a free one.");
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
