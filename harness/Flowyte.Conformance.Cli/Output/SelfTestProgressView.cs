using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.SelfTesting;
using Spectre.Console;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>Shows how far a self-test has come: a bar on a terminal, plain lines elsewhere.</summary>
internal static class SelfTestProgressView
{
    /// <summary>Plain lines are for logs, which outlive the run: about this many in all.</summary>
    private const int PlainLines = 10;

    public static Task<SelfTestReport> FollowAsync(
        CliHost host, IReadOnlyList<FaultSpec> faults, Func<IProgress<SelfTestProgress>, Task<SelfTestReport>> run)
    {
        host.Error.WriteLine($"Meeting {faults.Count(fault => !fault.IsVariant)} faults and {faults.Count(fault => fault.IsVariant)} legal variants.");
        return host.ErrorIsTerminal ? WithBarAsync(host, faults.Count, run) : run(new PlainProgress(host.Error, faults.Count));
    }

    private static Task<SelfTestReport> WithBarAsync(CliHost host, int count, Func<IProgress<SelfTestProgress>, Task<SelfTestReport>> run) =>
        Consoles.ForProgress(host.Error, host.Colors)
            .Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new TaskDescriptionColumn())
            .StartAsync(context => run(new BarProgress(context.AddTask("starting", maxValue: count))));

    private sealed class BarProgress(ProgressTask bar) : IProgress<SelfTestProgress>
    {
        public void Report(SelfTestProgress value)
        {
            bar.Value = value.Done;
            bar.Description = Markup.Escape(value.Last.Fault.Id);
        }
    }

    private sealed class PlainProgress(TextWriter output, int count) : IProgress<SelfTestProgress>
    {
        private readonly int _step = Math.Max(1, count / PlainLines);

        public void Report(SelfTestProgress value)
        {
            if (value.Done % _step == 0 || value.Done == value.Planned)
            {
                output.WriteLine($"  {value.Done} of {value.Planned}");
            }
        }
    }
}
