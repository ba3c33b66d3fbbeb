using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Running;

/// <summary>
/// Wrong keys that differ from the target's own by little, as a comparison that is careless passes over it. Each tells so much of
/// the key that it is as secret: they never reach a report, a log or a recording.
/// </summary>
/// <remarks>Where a key has no such neighbour, <see cref="Target.WrongKey"/> stands in its place.</remarks>
internal sealed class NearKeys
{
    // What is added and taken away is told in reports, and says nothing of the key.
    // The hyphen stands in no key of Flowyte's: what stumbles over it must not let the request in.
    public const string Tail = "-000";

    public NearKeys(string key)
    {
        Prefix = KeyPrefix.Of(key);
        var secret = key[Prefix.Length..];
        Altered = key.Length >= Redactor.MinSecretLength ? key[..^1] + Other(key[^1]) : Target.WrongKey;
        Extended = key + Tail;
        Cut = secret.Length - Tail.Length >= Redactor.MinSecretLength ? key[..^Tail.Length] : Target.WrongKey;
        Recased = secret.Any(char.IsAsciiLetter) ? Prefix + LetterCase.Swap(secret) : Target.WrongKey;
        Stem = secret.Length > Redactor.MinSecretLength ? key[..^1] : null;
    }

    /// <summary>The key with another last character.</summary>
    public string Altered { get; }

    /// <summary>The key with more characters behind it.</summary>
    public string Extended { get; }

    /// <summary>The key without its last characters.</summary>
    public string Cut { get; }

    /// <summary>The key with upper and lower case swapped, but for what all keys begin with.</summary>
    public string Recased { get; }

    /// <summary>What all keys of this kind begin with; empty where the key has another form.</summary>
    public string Prefix { get; }

    /// <summary>Every key here that is derived from the target's own, and what they have in common.</summary>
    public IEnumerable<string> Secrets => Sent.Append(Stem).OfType<string>();

    /// <summary>Those that a request may carry, and that are derived from the target's own.</summary>
    public IEnumerable<string> Sent => new[] { Altered, Extended, Cut, Recased }.Where(key => key != Target.WrongKey);

    /// <summary>The key without its last character; null where that would be ordinary text.</summary>
    public string? Stem { get; }

    // A character that differs in more than its case, and in bits that Base64 decoders do not pass over at the end of a text.
    private static char Other(char last) => char.IsAsciiDigit(last) || last is >= 'w' and <= 'z' ? 'a' : '0';
}
