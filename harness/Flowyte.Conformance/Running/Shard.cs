using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Flowyte.Conformance.Running;

/// <summary>Which part of a plan a run sends: 2 of 3 is the second of three.</summary>
public sealed record Shard
{
    /// <summary>The most shards that a plan is split into.</summary>
    public const int Most = 256;

    /// <summary>Names a part of a plan.</summary>
    /// <param name="index">Which one, from 1.</param>
    /// <param name="count">How many there are, up to <see cref="Most"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    [JsonConstructor]
    public Shard(int index, int count)
    {
        (Index, Count) = IsPart(index, count) ? (index, count) : throw new ArgumentOutOfRangeException(nameof(index), $"There is no shard {index} of {count}.");
    }

    /// <summary>Which one, from 1.</summary>
    public int Index { get; init; }

    /// <summary>How many there are.</summary>
    public int Count { get; init; }

    /// <summary>Reads what people write: <c>2/3</c>.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Shard? shard)
    {
        var parts = (text ?? "").Split('/');
        shard = parts.Length == 2 && Number(parts[0]) is { } index && Number(parts[1]) is { } count && IsPart(index, count) ? new Shard(index, count) : null;
        return shard is not null;
    }

    /// <summary>As people write it: <c>2/3</c>.</summary>
    public override string ToString() => $"{Index}/{Count}";

    private static bool IsPart(int index, int count) => index >= 1 && index <= count && count <= Most;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
