using System.Diagnostics;
using System.Text;

namespace Flowyte.Conformance.Tests.Processes;

/// <summary>A real process of a test's own. It is gone when the test is, whatever happens.</summary>
internal sealed class ProcessRun : IAsyncDisposable
{
    /// <summary>No test waits longer for another process.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly Lock _lock = new();
    private readonly List<(string Text, TaskCompletionSource<string> Found)> _awaited = [];

    private ProcessRun(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Take(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Take(_error, line.Data);
    }

    public int Id => _process.Id;

    public string Out
    {
        get
        {
            lock (_lock)
            {
                return _output.ToString();
            }
        }
    }

    public string Error
    {
        get
        {
            lock (_lock)
            {
                return _error.ToString();
            }
        }
    }

    /// <summary>Starts a process. Of the environment's FLOWYTE_ variables it sees none but those given.</summary>
    public static ProcessRun Start(string file, IEnumerable<string> args, IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        var start = new ProcessStartInfo(file, args)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder ?? AppContext.BaseDirectory,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("FLOWYTE_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        // Nor does it tell the pipeline that runs the tests what it finds of a target that is broken by intent.
        foreach (var name in new[] { "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "TF_BUILD" })
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var run = new ProcessRun(new Process { StartInfo = start });
        run._process.Start();
        run._process.BeginOutputReadLine();
        run._process.BeginErrorReadLine();
        return run;
    }

    /// <summary>The first line of either stream that holds the text.</summary>
    public Task<string> LineWithAsync(string text)
    {
        lock (_lock)
        {
            var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            var line = (_output.ToString() + _error).Split('\n').FirstOrDefault(candidate => candidate.Contains(text, StringComparison.Ordinal));
            if (line is not null)
            {
                return Task.FromResult(line);
            }

            _awaited.Add((text, found));
            return found.Task.WaitAsync(Longest, TimeProvider.System);
        }
    }

    /// <summary>Waits for the end and gives the exit code.</summary>
    public async Task<int> ExitAsync()
    {
        _process.StandardInput.Close();
        return await EndAsync();
    }

    /// <summary>Waits for the end with the input left open, and gives the exit code.</summary>
    public async Task<int> EndAsync()
    {
        using var timeout = new CancellationTokenSource(Longest, TimeProvider.System);
        await _process.WaitForExitAsync(timeout.Token);
        return _process.ExitCode;
    }

    /// <summary>Waits for the end with the input left open, and gives the most memory that was seen in use until then, in bytes.</summary>
    public async Task<long> PeakMemoryAsync()
    {
        var end = EndAsync();
        var peak = 0L;
        while (!end.IsCompleted)
        {
            try
            {
                _process.Refresh();
                peak = Math.Max(peak, _process.PeakWorkingSet64);
            }
            catch (InvalidOperationException)
            {
                // It has just ended.
            }

            await Task.WhenAny(end, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System));
        }

        await end;
        return peak;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Take(StringBuilder stream, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lock)
        {
            stream.Append(line).Append('\n');
            foreach (var (text, found) in _awaited)
            {
                if (line.Contains(text, StringComparison.Ordinal))
                {
                    found.TrySetResult(line);
                }
            }
        }
    }
}
