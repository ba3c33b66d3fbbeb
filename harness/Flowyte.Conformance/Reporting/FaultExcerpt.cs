using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Reporting;

/// <summary>The bytes at fault within their surroundings, ready to be shown: bounded, and with nothing hidden.</summary>
public sealed class FaultExcerpt
{
    private const int HexBytes = 16;

    private FaultExcerpt(ReadOnlySpan<byte> part, FindingLocation location, int context)
    {
        var offset = Math.Clamp(location.Offset, 0, part.Length);
        var end = (int)Math.Min((long)offset + Math.Max(location.Length, 0), part.Length);
        var shownEnd = Math.Min(end, offset + (2 * context));
        var start = CharacterStart(part, Math.Max(0, offset - context));
        var stop = CharacterStart(part, Math.Min(part.Length, shownEnd + context));
        Part = location.Part;
        Offset = offset;
        Length = end - offset;
        IsCutBefore = start > 0;
        IsCutAfter = stop < part.Length;
        Before = VisibleText.Read(part[Math.Min(start, offset)..offset]);
        AtFault = VisibleText.Read(part[offset..shownEnd]);
        FaultOmitted = end - shownEnd;
        After = FaultOmitted > 0 ? [] : VisibleText.Read(part[end..Math.Max(stop, end)]);
        var hex = part[offset..Math.Min(end, offset + HexBytes)];
        Hex = string.Join(' ', Convert.ToHexString(hex).Chunk(2).Select(pair => new string(pair))) + (hex.Length < Length ? " …" : "");
    }

    /// <summary>The part of the response.</summary>
    public ResponsePart Part { get; }

    /// <summary>The first byte at fault, counted from the start of the part.</summary>
    public int Offset { get; }

    /// <summary>How many bytes are at fault; 0 for a place between bytes.</summary>
    public int Length { get; }

    /// <summary>What stands before the fault.</summary>
    public IReadOnlyList<VisibleRun> Before { get; }

    /// <summary>What is at fault; empty for a place between bytes.</summary>
    public IReadOnlyList<VisibleRun> AtFault { get; }

    /// <summary>What stands after the fault; empty where the fault itself is cut.</summary>
    public IReadOnlyList<VisibleRun> After { get; }

    /// <summary>Whether more stands before the excerpt.</summary>
    public bool IsCutBefore { get; }

    /// <summary>Whether more stands after the excerpt.</summary>
    public bool IsCutAfter { get; }

    /// <summary>How many bytes at fault are left out at the end.</summary>
    public int FaultOmitted { get; }

    /// <summary>The first 16 bytes at fault, in hexadecimal; empty for a place between bytes.</summary>
    public string Hex { get; }

    /// <summary>Cuts out the place of a finding.</summary>
    /// <param name="exchange">The exchange, already redacted where it is to be shown.</param>
    /// <param name="location">The place.</param>
    /// <param name="context">How many bytes to show before and after; as many again may be at fault on each side.</param>
    /// <returns>The excerpt; null where the response has no such part.</returns>
    public static FaultExcerpt? Of(Exchange exchange, FindingLocation location, int context = 80)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        ArgumentNullException.ThrowIfNull(location);
        return exchange.Response is { } response ? new(PartOf(response, location.Part).Span, location, context) : null;
    }

    /// <summary>The excerpt on one line, the fault between <c>»</c> and <c>«</c>.</summary>
    public override string ToString() =>
        $"{(IsCutBefore ? "…" : "")}{Join(Before)}»{Join(AtFault)}{(FaultOmitted > 0 ? "…" : "")}«{Join(After)}{(IsCutAfter ? "…" : "")}";

    internal static ReadOnlyMemory<byte> PartOf(WireResponse response, ResponsePart part) => part switch
    {
        ResponsePart.Head => response.Head,
        ResponsePart.RawBody => response.RawBody,
        _ => response.Body,
    };

    /// <summary>The place itself, or the first byte after it that does not continue a UTF-8 sequence.</summary>
    internal static int CharacterStart(ReadOnlySpan<byte> utf8, int offset)
    {
        var start = offset;
        while (start < utf8.Length && start - offset < 4 && (utf8[start] & 0xC0) == 0x80)
        {
            start++;
        }

        return start;
    }

    private static string Join(IReadOnlyList<VisibleRun> runs) => string.Concat(runs.Select(run => run.Text));
}
