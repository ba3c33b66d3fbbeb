using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;
using Spectre.Console;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>Shows how far a run has come: a bar on a terminal, plain lines elsewhere.</summary>
internal static class ProgressView
{
    /// <summary>Plain lines are for logs, which outlive the run: about this many in all.</summary>
    private const int PlainLines = 5;

    public static Task<RunRecord> FollowAsync(CliHost host, Target target, Plan plan, int repeat, Func<IProgress<RunProgress>, Task<RunRecord>> run) =>
        FollowAsync(host, $"Testing {TargetName.Of(target)}: {PlanCount.Describe(plan, repeat)}.", plan.Requests * repeat, run);

    public static Task<T> FollowAsync<T>(CliHost host, string headline, int requests, Func<IProgress<RunProgress>, Task<T>> run)
    {
        host.Error.WriteLine(headline);
        return host.ErrorIsTerminal ? WithBarAsync(host, run) : run(new PlainProgress(host.Error, requests));
    }

    private static Task<T> WithBarAsync<T>(CliHost host, Func<IProgress<RunProgress>, Task<T>> run) =>
        Consoles.ForProgress(host.Error, host.Colors)
            .Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new TaskDescriptionColumn())
            .StartAsync(context =>
            {
                var bar = context.AddTask("starting");
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
                // What takes long is worth a line while it happens; the rest is told at the end.
                if (value.Last.End is ExchangeEnd.TimedOut)
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
