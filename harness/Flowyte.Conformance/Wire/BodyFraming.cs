using System.Globalization;

namespace Flowyte.Conformance.Wire;

/// <summary>How the end of a body is known (RFC 9112 §6.3).</summary>
/// <param name="Kind">The rule that holds.</param>
/// <param name="Length">The length that was announced, where that is the rule.</param>
internal sealed record BodyFraming(BodyFramingKind Kind, long Length = 0)
{
    /// <summary>Decides by the rules of RFC 9112 §6.3, in their order.</summary>
    public static BodyFraming Of(StatusLine status, IReadOnlyList<ParsedField> fields, string method, WireFaults faults)
    {
        ParsedField[] codings = [.. fields.Where(field => field.Is("Transfer-Encoding"))];
        ParsedField[] lengths = [.. fields.Where(field => field.Is("Content-Length"))];
        if (method == "HEAD" || status.Status is < 200 or 204 or 304)
        {
            return new BodyFraming(BodyFramingKind.None);
        }

        if (codings.Length > 0)
        {
            if (lengths.Length > 0)
            {
                faults.Add(WireFaultKind.TwoLengths, ResponsePart.Head, lengths[0].Offset, "Both Content-Length and Transfer-Encoding are there; Transfer-Encoding wins.");
            }

            return OfCodings(status, codings, faults);
        }

        return lengths.Length > 0 ? OfLengths(lengths, faults) : new BodyFraming(BodyFramingKind.UntilClose);
    }

    private static BodyFraming OfCodings(StatusLine status, ParsedField[] fields, WireFaults faults)
    {
        var offset = fields[0].Offset;
        var names = string.Join(", ", fields.Select(field => field.Field.Value));
        var last = names.Split(',')[^1].Split(';')[0].Trim();
        var isChunked = last.Equals("chunked", StringComparison.OrdinalIgnoreCase);
        if (!names.Equals("chunked", StringComparison.OrdinalIgnoreCase))
        {
            // No TE field was sent, so that chunked is the only coding that may be used (RFC 9112 §7.4).
            var reading = isChunked ? "what is in the chunks is left as it is" : "the body is read to the end of the connection";
            faults.Add(WireFaultKind.TransferEncoding, ResponsePart.Head, offset, $"Transfer-Encoding is \"{names}\" and not chunked; {reading}.");
        }
        else if (status.Version == "HTTP/1.0")
        {
            // RFC 9112 §6.1: such a message is to be treated "as if the framing is faulty".
            faults.Add(WireFaultKind.TransferEncoding, ResponsePart.Head, offset, "An answer in HTTP/1.0 has a Transfer-Encoding, which that version does not know.");
        }

        return new BodyFraming(isChunked ? BodyFramingKind.Chunked : BodyFramingKind.UntilClose);
    }

    private static BodyFraming OfLengths(ParsedField[] fields, WireFaults faults)
    {
        // "42, 42" and the same field twice are allowed to be read as 42 (RFC 9110 §8.6).
        string[] values = [.. fields.SelectMany(field => field.Field.Value.Split(',')).Select(value => value.Trim()).Distinct()];
        if (values is [var only] && Parse(only) is { } length)
        {
            return new BodyFraming(BodyFramingKind.Length, length);
        }

        long? first = values.Select(Parse).FirstOrDefault(value => value is not null);
        var reading = first is null ? "the body is read to the end of the connection" : $"the body is read as {WireText.Count(first.Value, "byte")} long";
        var all = string.Join(", ", values.Select(value => $"\"{value}\""));
        faults.Add(WireFaultKind.ContentLength, ResponsePart.Head, fields[0].Offset, values.Length == 1
            ? $"Content-Length is no number of bytes: {all}; {reading}."
            : $"Content-Length has values that differ: {all}; {reading}.");
        return first is null ? new BodyFraming(BodyFramingKind.UntilClose) : new BodyFraming(BodyFramingKind.Length, first.Value);
    }

    private static long? Parse(string value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;
}
