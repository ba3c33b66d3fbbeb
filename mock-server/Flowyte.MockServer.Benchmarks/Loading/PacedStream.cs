using System.Net;
using System.Net.Sockets;

namespace Flowyte.MockServer.Benchmarks.Loading;

/// <summary>One slow stream, and when each of its events arrived.</summary>
internal sealed class PacedStream : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[4096];
    private readonly List<TimeSpan> _arrivals = [];
    private byte _last;

    /// <summary>When the events arrived, counted from the first one.</summary>
    public IReadOnlyList<TimeSpan> Arrivals => _arrivals;

    /// <summary>When the first event arrived, on the system's clock.</summary>
    public TimeSpan Begun { get; private set; }

    /// <summary>When the last one arrived, on the same clock.</summary>
    public TimeSpan Ended => Begun + _arrivals[^1];

    /// <summary>Asks, and returns once the first event is here.</summary>
    /// <exception cref="IOException">The server closed the connection before that.</exception>
    public async Task BeginAsync(EndPoint server, Question question)
    {
        await _socket.ConnectAsync(server);
        await _socket.SendAsync(question.ToBytes());
        while (_arrivals.Count == 0)
        {
            if (!await ReceiveAsync())
            {
                throw new IOException("The server closed the connection before the first event.");
            }
        }
    }

    /// <summary>Asks, and reads until as many events are here as the stream is to have, or the server ends it.</summary>
    /// <exception cref="IOException">The server closed the connection before the first event.</exception>
    public async Task RunAsync(EndPoint server, Question question)
    {
        await BeginAsync(server, question);
        while (_arrivals.Count < question.Events && await ReceiveAsync())
        {
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task<bool> ReceiveAsync()
    {
        var received = await _socket.ReceiveAsync(_buffer);
        var clock = TimeProvider.System.GetElapsedTime(0);
        if (_arrivals.Count == 0)
        {
            Begun = clock;
        }

        foreach (var next in _buffer.AsSpan(0, received))
        {
            // Every event ends with an empty line, and nothing else here has one that is made of line feeds alone.
            if (next == '\n' && _last == '\n')
            {
                _arrivals.Add(clock - Begun);
            }

            _last = next;
        }

        return received > 0;
    }
}
