namespace Flowyte.Conformance.Wire;

/// <summary>Takes secrets out of whatever is about to be shown, written or logged.</summary>
public sealed class Redactor
{
    /// <summary>What stands where a secret stood.</summary>
    public const string Mark = "[redacted]";

    private readonly string[] _secrets;

    /// <summary>Makes a redactor that knows these secrets. Secrets of fewer than four characters are passed over: they would blot out ordinary text.</summary>
    public Redactor(IEnumerable<string?> secrets)
    {
        // The longest first: one secret may be the start of another.
        _secrets = [.. secrets.OfType<string>().Where(secret => secret.Length >= 4).Distinct().OrderByDescending(secret => secret.Length)];
    }

    /// <summary>A redactor without secrets.</summary>
    public static Redactor None { get; } = new([]);

    /// <summary>The text with every secret replaced by <see cref="Mark"/>.</summary>
    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var secret in _secrets)
        {
            text = text.Replace(secret, Mark, StringComparison.Ordinal);
        }

        return text;
    }
}
