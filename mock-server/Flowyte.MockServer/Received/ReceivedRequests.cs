using System.Collections;
using System.Collections.Immutable;
using System.Globalization;

namespace Flowyte.MockServer;

/// <summary>
/// Requests that arrived at a mock, in the order of arrival, as they were when somebody looked: the list never changes. A request is in it
/// as soon as its answer begins, so that whoever has an answer finds its request here.
/// </summary>
public sealed class ReceivedRequests : IReadOnlyList<ReceivedRequest>
{
    private readonly ImmutableArray<ReceivedRequest> _requests;
    private readonly string _name;

    internal ReceivedRequests(ImmutableArray<ReceivedRequest> requests, string name = "requests", int forgotten = 0)
    {
        _requests = requests;
        _name = name;
        Forgotten = forgotten;
    }

    /// <inheritdoc/>
    public int Count => _requests.Length;

    /// <summary>How many earlier requests of the mock are lacking here, because its journal keeps so many only: <see cref="MockOptions.JournalSize"/>.</summary>
    public int Forgotten { get; }

    /// <summary>The questions, each with all attempts at it.</summary>
    public ImmutableArray<ReceivedAttempts> Attempts => ReceivedAttempts.Of(_requests);

    /// <summary>Those that asked for a stream.</summary>
    public ReceivedRequests Streams => Those("requests for a stream", request => request.AskedForStream);

    /// <inheritdoc/>
    public ReceivedRequest this[int index] => _requests[index];

    /// <summary>Those to one agent.</summary>
    /// <param name="agent">Its id, as clients send it as <c>model</c>; requests to its sessions are among them.</param>
    public ReceivedRequests To(string agent) => Those($"requests to {agent}", request => request.Model == agent);

    /// <summary>Those that a test wants.</summary>
    /// <param name="name">What they are, for messages, such as <c>requests with a trace</c>.</param>
    /// <param name="wanted">Tells which ones.</param>
    public ReceivedRequests Those(string name, Func<ReceivedRequest, bool> wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        return new([.. _requests.Where(wanted)], name, Forgotten);
    }

    /// <inheritdoc/>
    public IEnumerator<ReceivedRequest> GetEnumerator() => ((IEnumerable<ReceivedRequest>)_requests).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The requests in a line each.</summary>
    public override string ToString() => Count == 0 ? "(none)" : string.Join(Environment.NewLine, _requests);

    /// <summary>Fails unless exactly so many arrived.</summary>
    /// <returns>The same requests, to say more about them.</returns>
    /// <exception cref="FlowyteAssertionException">There are more or fewer.</exception>
    public ReceivedRequests ShouldCount(int count) => Count == count
        ? this
        : throw Failed(
            $"{count} {_name}",
            $"{Count} arrived",
            Count < count
                ? $"A client that is still at work is waited for by WaitForRequestsAsync({count})."
                : "A client that tries again by itself sends more than it was told to: Attempts puts them together.");

    /// <summary>Fails if any arrived.</summary>
    /// <exception cref="FlowyteAssertionException">There is one.</exception>
    public void ShouldBeNone() => ShouldCount(0);

    /// <summary>Fails unless the last messages of the users hold some texts, one of each request, in the order of arrival.</summary>
    /// <param name="texts">The texts, in upper or lower case.</param>
    /// <returns>The same requests, to say more about them.</returns>
    /// <exception cref="FlowyteAssertionException">Other things were said, or in another order.</exception>
    public ReceivedRequests ShouldSayInOrder(params string[] texts)
    {
        ShouldCount(texts.Length);
        for (var index = 0; index < texts.Length; index++)
        {
            if (!_requests[index].Said.Contains(texts[index], StringComparison.OrdinalIgnoreCase))
            {
                var elsewhere = _requests.FirstOrDefault(request => request.Said.Contains(texts[index], StringComparison.OrdinalIgnoreCase));
                throw Failed(
                    $"\"{texts[index]}\" in request {index + 1} of the {_name}",
                    elsewhere is null ? "none says that" : $"#{elsewhere.Number} says that",
                    "Clients that ask at the same time arrive in any order: let them wait for each other, or look at each by itself with Those.");
            }
        }

        return this;
    }

    /// <summary>Fails unless the answers had some statuses, in the order of arrival.</summary>
    /// <returns>The same requests, to say more about them.</returns>
    /// <exception cref="FlowyteAssertionException">They had others.</exception>
    public ReceivedRequests ShouldHaveStatuses(params int[] statuses) => _requests.Select(request => request.Status ?? 0).SequenceEqual(statuses)
        ? this
        : throw Failed(
            $"{_name} that were answered with {string.Join(", ", statuses)}",
            $"they were answered with {string.Join(", ", _requests.Select(request => request.Status?.ToString(CultureInfo.InvariantCulture) ?? "nothing"))}",
            "Each line says which case decided the answer.");

    /// <summary>Fails unless clients tried again so often, counted over all questions.</summary>
    /// <param name="retries">How often; 0 for never.</param>
    /// <returns>The same requests, to say more about them.</returns>
    /// <exception cref="FlowyteAssertionException">They tried more or less often.</exception>
    public ReceivedRequests ShouldHaveRetried(int retries)
    {
        var tried = Attempts.Sum(attempts => attempts.Retries);
        return tried == retries
            ? this
            : throw Failed(
                $"{retries} {(retries == 1 ? "retry" : "retries")} among the {_name}",
                $"there were {tried}",
                "A retry is the same body with the same key after an attempt that failed; whatever a client changes in between makes it another question.");
    }

    /// <summary>Fails unless somebody tried again after an answer with <c>Retry-After</c>, and everybody who did waited as long as it asked.</summary>
    /// <param name="tolerance">By how much a client may come too early; null for 20 ms, which timers are off by.</param>
    /// <returns>The same requests, to say more about them.</returns>
    /// <exception cref="FlowyteAssertionException">A client came too early, or none was asked to wait and came again.</exception>
    public ReceivedRequests ShouldHaveHonouredRetryAfter(TimeSpan? tolerance = null)
    {
        var asked = Attempts
            .SelectMany(attempts => attempts.Attempts.Skip(1).Zip(attempts.Attempts, attempts.Gaps))
            .Where(pair => pair.Second.RetryAfter is not null)
            .ToArray();
        if (asked.Length == 0)
        {
            throw Failed($"a retry among the {_name} after an answer with Retry-After", "there was none", "Let a case ask for it: FailWith(429, retryAfter: …), and let the client try again.");
        }

        var early = asked.FirstOrDefault(pair => pair.Third + (tolerance ?? TimeSpan.FromMilliseconds(20)) < pair.Second.RetryAfter);
        return early.First is null
            ? this
            : throw Failed(
                $"a pause of {Seconds(early.Second.RetryAfter!.Value)} before #{early.First.Number}, as the answer to #{early.Second.Number} asked",
                $"it came after {Seconds(early.Third)}",
                "The client has to wait for retry-after-ms, or Retry-After, before it tries again.");
    }

    /// <summary>Fails unless some client left a stream when so many chunks with text had been sent.</summary>
    /// <param name="chunk">How many.</param>
    /// <returns>The same requests, to say more about them.</returns>
    /// <exception cref="FlowyteAssertionException">No client left there.</exception>
    public ReceivedRequests ShouldHaveLeftAtChunk(int chunk) => _requests.Any(request => request is { IsStream: true, ClientLeft: true } && request.ChunksSent == chunk)
        ? this
        : throw Failed(
            $"a client that left after {ReceivedRequest.Count(chunk, "chunk")} among the {_name}",
            _requests.FirstOrDefault(request => request.ClientLeft) is { } left ? $"one left after {ReceivedRequest.Count(left.ChunksSent, "chunk")}" : "none left",
            "Await WaitForRequestsAsync before: the mock learns a moment later that a client left. A stream without a pace is over before anybody can leave: WithPace, and a FakeTimeProvider.");

    /// <summary>Fails unless every request is as a test wants it.</summary>
    /// <param name="what">What all of them should be, for the message, such as <c>carry a trace</c>.</param>
    /// <param name="wanted">Tells whether one is.</param>
    /// <returns>The same requests, to say more about them.</returns>
    /// <exception cref="FlowyteAssertionException">One is not, or there is none.</exception>
    public ReceivedRequests ShouldAll(string what, Func<ReceivedRequest, bool> wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (Count == 0)
        {
            throw Failed($"{_name} that {what}", "none arrived", "Ask the mock before.");
        }

        return _requests.FirstOrDefault(request => !wanted(request)) is { } other
            ? throw Failed($"that all {_name} {what}", $"#{other.Number} does not", "Its head and body are in Requests.")
            : this;
    }

    /// <summary>What to throw where these requests are not what was expected.</summary>
    internal FlowyteAssertionException Failed(string expected, string arrived, string next)
    {
        var list = Count == 0 ? $"  (no {_name})" : string.Join(Environment.NewLine, _requests.Select(request => $"  {request}"));
        var forgotten = Forgotten == 0 ? "" : $"{Environment.NewLine}  {ReceivedRequest.Count(Forgotten, "earlier request")} of the mock forgotten: MockOptions.JournalSize keeps more.";
        return new($"Expected {expected}, but {arrived}.{Environment.NewLine}{list}{forgotten}{Environment.NewLine}{next}");
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s");
}
