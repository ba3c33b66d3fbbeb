using System.Text;

namespace Flowyte.Conformance.Wire;

/// <summary>
/// Takes secrets out of whatever is about to be shown, written or logged: as they are, in any case of letters, escaped as in JSON
/// or a URL, and in Base64, alone or as part of credentials.
/// </summary>
public sealed class Redactor
{
    /// <summary>What stands where a secret stood in text.</summary>
    public const string Mark = "[redacted]";

    /// <summary>The shortest secret that is taken out, in characters. Shorter ones would blot out ordinary text; the command line refuses them.</summary>
    public const int MinSecretLength = 8;

    internal const byte Mask = (byte)'*';

    private readonly SecretFinder _finder;

    /// <summary>Makes a redactor that knows these secrets. Secrets of fewer than <see cref="MinSecretLength"/> characters are passed over.</summary>
    public Redactor(IEnumerable<string?> secrets)
    {
        _finder = new SecretFinder(secrets.OfType<string>().Where(secret => secret.Length >= MinSecretLength));
    }

    /// <summary>A redactor without secrets.</summary>
    public static Redactor None { get; } = new([]);

    /// <summary>
    /// The text with every secret replaced by <see cref="Mark"/>, also what an excerpt's cut (<c>…</c>) left of one;
    /// the same instance where there is none. Positions after a secret shift.
    /// </summary>
    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = _finder.Find(text);
        if (found.Count == 0)
        {
            return text;
        }

        var redacted = new StringBuilder();
        var at = 0;
        foreach (var range in found)
        {
            redacted.Append(text, at, range.Start.Value - at).Append(Mark);
            at = range.End.Value;
        }

        return redacted.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>The bytes with every byte of a secret replaced by <c>*</c>, so that all offsets stay valid; the same memory where there is none.</summary>
    public ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> bytes)
    {
        var found = _finder.Find(bytes.Span);
        if (found.Count == 0)
        {
            return bytes;
        }

        var masked = bytes.ToArray();
        foreach (var range in found)
        {
            masked.AsSpan(range).Fill(Mask);
        }

        return masked;
    }

    /// <summary>
    /// The exchange as it may be stored and shown: without secrets anywhere, and without any credentials in the request,
    /// secret or not. Offsets into the bytes of the response stay valid.
    /// </summary>
    public Exchange Redact(Exchange exchange)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        return exchange with
        {
            Id = Redact(exchange.Id),
            Request = ExchangeRedaction.Of(exchange.Request, this),
            Response = exchange.Response is { } response ? ExchangeRedaction.Of(response, this) : null,
            EndDetail = Redact(exchange.EndDetail),
        };
    }
}
