using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Flowyte.Conformance.Catalogue;

namespace Flowyte.Conformance.Clients.Adapters;

/// <summary>A running adapter: takes requests, many at a time, and gives what comes of each. It is gone when this is disposed of.</summary>
public sealed class AdapterProcess : IAsyncDisposable
{
    private const int LongestErrorOutput = 4000;

    private readonly Process _process;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<AdapterReply>> _open = [];
    private readonly ConcurrentQueue<AdapterAnswer> _nameless = [];
    private readonly TaskCompletionSource<AdapterHello> _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _namelessCame = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder _error = new();
    private readonly ConcurrentQueue<string> _faults = [];
    private readonly Task _reading;
    private readonly Task _listening;

    private AdapterProcess(Process process, TimeProvider time)
    {
        _process = process;
        _time = time;
        _reading = Task.Run(ReadAsync);
        _listening = Task.Run(ListenAsync);
    }

    /// <summary>How long an adapter may take to say hello.</summary>
    public static TimeSpan StartTime { get; } = TimeSpan.FromSeconds(20);

    /// <summary>What the adapter said of itself.</summary>
    public AdapterHello Hello => _hello.Task.Result;

    /// <summary>What on standard output was no line of the protocol, in the order in which it came.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>Whether the process has ended, or its output.</summary>
    public bool HasEnded => _reading.IsCompleted;

    /// <summary>The end of what stands on standard error, without keys.</summary>
    public string ErrorOutput
    {
        get
        {
            lock (_error)
            {
                return KeyShapes.Redact(_error.ToString()).Trim();
            }
        }
    }

    /// <summary>Starts an adapter and waits for its hello.</summary>
    /// <exception cref="AdapterException">The program cannot be started, or says no valid hello in time.</exception>
    public static async Task<AdapterProcess> StartAsync(AdapterCommand command, TimeProvider? time = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        var adapter = new AdapterProcess(Start(command), time ?? TimeProvider.System);
        try
        {
            await adapter._hello.Task.WaitAsync(StartTime, adapter._time, cancellation);
            return adapter;
        }
        catch (TimeoutException)
        {
            await adapter.DisposeAsync();
            throw adapter.Refusal($"The adapter said no hello within {StartTime.TotalSeconds:0} s.");
        }
        catch (Exception exception)
        {
            await adapter.DisposeAsync();
            throw exception is AdapterException ? adapter.Refusal(exception.Message) : exception;
        }
    }

    /// <summary>Sends a request and waits for what comes of it, which it never does for longer than the time-out of the request and its <see cref="AdapterRequest.Patience"/>.</summary>
    public async Task<AdapterReply> AskAsync(AdapterRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var reply = new TaskCompletionSource<AdapterReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        _open[request.Id] = reply;
        if (!await TrySendAsync(AdapterLines.Write(request), cancellation) || HasEnded)
        {
            reply.TrySetResult(Death());
        }

        try
        {
            return await reply.Task.WaitAsync(request.Timeout + request.Patience, _time, cancellation);
        }
        catch (TimeoutException) when (_faults.TryPeek(out var fault))
        {
            // It may have answered with a line that nobody can read: that is no hang of the SDK.
            return new AdapterReply(AdapterReplyKind.Invalid, null, fault);
        }
        catch (TimeoutException)
        {
            return new AdapterReply(AdapterReplyKind.Hung, null, $"There was no answer within {(request.Timeout + request.Patience).TotalSeconds:0.0} s.");
        }
        finally
        {
            _open.TryRemove(request.Id, out _);
        }
    }

    /// <summary>Sends a line that is no request, and waits for an answer without a known id.</summary>
    /// <returns>The answer; null where none came in time.</returns>
    internal async Task<AdapterAnswer?> SendBrokenAsync(string line, CancellationToken cancellation)
    {
        await TrySendAsync(line, cancellation);
        await Task.WhenAny(_namelessCame.Task, _reading, Task.Delay(TimeSpan.FromSeconds(5), _time, cancellation));
        return _nameless.TryDequeue(out var answer) ? answer : null;
    }

    /// <summary>Ends the input and waits for the process to end.</summary>
    /// <returns>Whether it did in time.</returns>
    public async Task<bool> EndAsync(TimeSpan time, CancellationToken cancellation = default)
    {
        try
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync(cancellation).WaitAsync(time, _time, cancellation);
            return true;
        }
        catch (Exception exception) when (exception is TimeoutException or IOException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await Task.WhenAll(_reading, _listening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _process.Dispose();
        _writing.Dispose();
    }

    private static Process Start(AdapterCommand command)
    {
        var start = new ProcessStartInfo(command.File, command.Arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            WorkingDirectory = command.Folder ?? "",
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Exception exception) when (exception is Win32Exception or DirectoryNotFoundException)
        {
            throw new AdapterException($"{command.File} cannot be started: {exception.Message} Give the command that starts the adapter behind --.");
        }
    }

    private async Task<bool> TrySendAsync(string line, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            // An adapter that does not read must not stop the harness.
            await _process.StandardInput.WriteAsync($"{line}\n".AsMemory(), cancellation).WaitAsync(StartTime, _time, cancellation);
            await _process.StandardInput.FlushAsync(cancellation).WaitAsync(StartTime, _time, cancellation);
            return true;
        }
        catch (Exception exception) when (exception is IOException or TimeoutException or ObjectDisposedException or InvalidOperationException)
        {
            return false;
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            await foreach (var line in BoundedLines.ReadAsync(_process.StandardOutput.BaseStream))
            {
                Take(line);
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or ObjectDisposedException)
        {
            _faults.Enqueue(exception.Message);
        }
        finally
        {
            _hello.TrySetException(new AdapterException("The adapter ended before it said hello."));
            foreach (var reply in _open.Values)
            {
                reply.TrySetResult(Death());
            }
        }
    }

    private void Take(ReadOnlyMemory<byte> line)
    {
        if (!_hello.Task.IsCompleted)
        {
            var (hello, problem) = AdapterLines.ReadHello(line);
            _ = hello is null ? _hello.TrySetException(new AdapterException($"The first line of the adapter is no hello. {problem}")) : _hello.TrySetResult(hello);
            return;
        }

        var (answer, fault) = AdapterLines.ReadAnswer(line);
        if (answer is null)
        {
            _faults.Enqueue(fault);
            if (AdapterLines.IdOf(line) is { } broken && _open.TryRemove(broken, out var open))
            {
                open.TrySetResult(new AdapterReply(AdapterReplyKind.Invalid, null, fault));
            }
        }
        else if (answer.Id is { } id && _open.TryRemove(id, out var reply))
        {
            reply.TrySetResult(new AdapterReply(AdapterReplyKind.Answered, answer));
        }
        else if (answer.Id is null)
        {
            _nameless.Enqueue(answer);
            _namelessCame.TrySetResult();
        }
    }

    private async Task ListenAsync()
    {
        var buffer = new char[1024];
        while (await _process.StandardError.ReadAsync(buffer) is > 0 and var count)
        {
            lock (_error)
            {
                _error.Append(buffer, 0, count);
                _error.Remove(0, Math.Max(0, _error.Length - LongestErrorOutput));
            }
        }
    }

    private static AdapterReply Death() => new(AdapterReplyKind.Died, null, "The process of the adapter ended.");

    private AdapterException Refusal(string message) => new(ErrorOutput is { Length: > 0 } said
        ? $"{message} It said on standard error: {said}"
        : $"{message} docs/adapter.md describes the lines.");
}
