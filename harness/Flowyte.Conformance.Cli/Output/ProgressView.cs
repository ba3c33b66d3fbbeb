using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;
using Spectre.Console;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>Shows how far a run has come: a bar on a terminal, plain lines elsewhere.</summary>
internal static class ProgressView
{
    /// <summary>Plain lines are for logs, which outlive the run: about this many in all.</summary>
    private const int PlainLines = 5;

    public static Task<RunReport> FollowAsync(CliHost host, Target target, Plan plan, Func<IProgress<RunProgress>, Task<RunReport>> run)
    {
        host.Error.WriteLine($"Testing {TargetName.Of(target)}: {PlanCount.Describe(plan)}.");
        return host.ErrorIsTerminal ? WithBarAsync(host, plan, run) : run(new PlainProgress(host.Error, plan.Requests));
    }

    private static Task<RunReport> WithBarAsync(CliHost host, Plan plan, Func<IProgress<RunProgress>, Task<RunReport>> run) =>
        Consoles.ForProgress(host.Error, host.Colors)
            .Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new TaskDescriptionColumn())
            .StartAsync(context =>
            {
                var bar = context.AddTask("starting", maxValue: plan.Requests);
                return run(new BarProgress(bar));
            });

    private sealed class BarProgress(ProgressTask bar) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            bar.MaxValue = Math.Max(1, value.Planned);
            bar.Value = value.Done;
            bar.Description = Markup.Escape(Shown.Text(value.Last.Id));
        }
    }

    private sealed class PlainProgress(TextWriter output, int requests) : IProgress<RunProgress>
    {
        private readonly int _step = Math.Max(1, requests / PlainLines);
        private readonly Lock _lock = new();
        private int _shown;

        public void Report(RunProgress value)
        {
            lock (_lock)
            {
                if (value.Last.End is not ExchangeEnd.Complete)
                {
                    output.WriteLine($"  {Shown.Text(value.Last.Id)}: {Shown.Text(value.Last.EndDetail)}");
                }

                if (value.Done >= _shown + _step || (value.Done == value.Planned && value.Done > _shown))
                {
                    _shown = value.Done;
                    output.WriteLine($"  {value.Done} of {value.Planned} requests");
                }
            }
        }
    }
}
