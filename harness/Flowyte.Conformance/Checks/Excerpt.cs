using System.Text;

namespace Flowyte.Conformance.Checks;

/// <summary>Cuts what comes from the target to a length that findings can bear. Escaping is left to whoever shows it.</summary>
internal static class Excerpt
{
    private const int MaxLength = 200;

    public static string Of(string text) =>
        text.Length <= MaxLength ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength), "…");

    public static string Of(ReadOnlySpan<byte> bytes) =>
        Of(Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, MaxLength * 4)]));
}
