using Flowyte.Conformance.Cli;
using Flowyte.Conformance.Cli.Hosting;

using var interruption = new Interruption();
return await Application.RunAsync(args, CliHost.Process(), interruption.Token);
