using System.Text;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Recording;

/// <summary>
/// Puts something else in place of every key, so that a recording holds none and is judged as the run was: what stands for a key
/// has its length, so that offsets and lengths stay true, and is the same text wherever the key stood, so that an echo stays one.
/// Keys in other forms, such as Base64, are taken out as a <see cref="Redactor"/> does.
/// </summary>
internal sealed class KeyStandIns
{
    private readonly Target _target;
    private readonly (string Key, string StandIn)[] _pairs;
    private readonly Redactor _redactor;

    /// <param name="target">The target with its keys.</param>
    /// <param name="shard">The number of the shard that was sent; 0 for a whole run. What shards are given differs, and so do its stand-ins.</param>
    public KeyStandIns(Target target, int shard = 0)
    {
        _target = target;

        // The longest first: one key may be the start of another.
        var own = new[] { target.Key, target.UnscopedKey, target.PublishableKey }.OfType<string>().Where(key => key.Length > 0).Distinct().ToList();
        _pairs = [.. own.Select((key, index) => (Key: key, StandIn: StandInFor(key, index + 1)))
            .Concat(target.Issued.Except(own).Select((key, index) => (Key: key, StandIn: StandInFor(key, (shard * IssuedKeys.Most) + own.Count + index + 1))))
            .SelectMany(pair => pair.Key == target.Key ? [pair, .. Near(pair.Key, pair.StandIn)] : new[] { pair })
            .DistinctBy(pair => pair.Key)
            .OrderByDescending(pair => pair.Key.Length)];
        _redactor = new Redactor(target.Secrets);
    }

    /// <summary>The target as a recording holds it.</summary>
    public Target Target => _target with
    {
        Key = Replace(_target.Key),
        UnscopedKey = _target.UnscopedKey is null ? null : Replace(_target.UnscopedKey),
        PublishableKey = _target.PublishableKey is null ? null : Replace(_target.PublishableKey),
        Issued = [],
    };

    public string Replace(string text) =>
        _redactor.Redact(_pairs.Aggregate(text, (soFar, pair) => soFar.Replace(pair.Key, pair.StandIn, StringComparison.Ordinal)));

    public Exchange Replace(Exchange exchange) => exchange with
    {
        Request = exchange.Request with
        {
            Target = new Uri(Replace(exchange.Request.Target.OriginalString)),
            Headers = Replace(exchange.Request.Headers),
            Body = Replace(exchange.Request.Body),
        },
        Response = exchange.Response is { } response ? Replace(response) : null,
        EndDetail = Replace(exchange.EndDetail),
    };

    private WireResponse Replace(WireResponse response)
    {
        // Of the raw body only the length is judged: there a key, which chunks may cut in two or a coding may hide, is blotted out.
        var redacted = ExchangeRedaction.Of(response, _redactor);
        var body = Replace(response.Body);
        return redacted with
        {
            Version = Replace(response.Version),
            Reason = Replace(response.Reason),
            Headers = Replace(response.Headers),
            Head = Replace(response.Head),
            Body = body,
            RawBody = response.RawBody.Span.SequenceEqual(response.Body.Span) ? body : redacted.RawBody,
            Faults = [.. response.Faults.Select(fault => fault with { Message = Replace(fault.Message) })],
        };
    }

    private List<HeaderField> Replace(IReadOnlyList<HeaderField> headers) =>
        [.. headers.Select(header => new HeaderField(Replace(header.Name), Replace(header.Value)))];

    /// <summary>The bytes with the keys replaced; the same memory where there are none.</summary>
    private ReadOnlyMemory<byte> Replace(ReadOnlyMemory<byte> bytes)
    {
        byte[]? copy = null;
        foreach (var (key, standIn) in _pairs)
        {
            var searched = Encoding.UTF8.GetBytes(key);
            for (var at = 0; Next(copy ?? bytes.Span, searched, at) is >= 0 and var found; at = found + searched.Length)
            {
                copy ??= bytes.ToArray();
                Encoding.UTF8.GetBytes(standIn).CopyTo(copy, found);
            }
        }

        return _redactor.Redact(copy ?? bytes);
    }

    private static int Next(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> searched, int start) =>
        bytes[start..].IndexOf(searched) is >= 0 and var found ? start + found : -1;

    // What is derived from a key becomes what is derived from its stand-in: so the requests of the recording stay those of the plan.
    private static IEnumerable<(string Key, string StandIn)> Near(string key, string standIn)
    {
        var (near, recorded) = (new NearKeys(key), new NearKeys(standIn));
        return near.Secrets.Zip(recorded.Secrets);
    }

    private static string StandInFor(string key, int number)
    {
        var prefix = KeyPrefix.Of(key);
        var length = Encoding.UTF8.GetByteCount(key);

        // A key without letters has one less that resembles it; so has its stand-in.
        var name = key[prefix.Length..].Any(char.IsAsciiLetter) ? $"k{number}-recorded-key-" : $"{number}-";
        return (prefix + name).PadRight(length, '0')[..length];
    }
}
