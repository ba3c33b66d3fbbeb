using System.Text;

namespace Flowyte.Conformance.Wire;

/// <summary>Puts bytes of the target into sentences: short, in quotes, and without a byte that could do anything.</summary>
internal static class WireText
{
    private const int MaxBytes = 60;

    public static string Quote(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder("\"");
        foreach (var b in bytes[..Math.Min(bytes.Length, MaxBytes)])
        {
            _ = b switch
            {
                (byte)'\r' => text.Append("\\r"),
                (byte)'\n' => text.Append("\\n"),
                (byte)'\t' => text.Append("\\t"),
                (byte)'"' => text.Append("\\\""),
                (byte)'\\' => text.Append(@"\\"),
                >= 0x20 and < 0x7F => text.Append((char)b),
                _ => text.Append($"\\x{b:X2}"),
            };
        }

        return text.Append(bytes.Length > MaxBytes ? "…\"" : "\"").ToString();
    }

    public static string Count(long count, string thing) => $"{count:N0} {thing}{(count == 1 ? "" : "s")}";

    public static string Seconds(TimeSpan time) => $"{time.TotalSeconds:0.###} s";
}
