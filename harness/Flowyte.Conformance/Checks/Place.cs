using System.Text;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks;

/// <summary>Where things stand in a response.</summary>
internal static class Place
{
    /// <summary>A run of bytes of the body.</summary>
    public static FindingLocation InBody(int offset, int length = 0, string? pointer = null) =>
        new() { Part = ResponsePart.Body, Offset = offset, Length = length, Pointer = pointer };

    /// <summary>A value of a JSON body.</summary>
    public static FindingLocation InBody(JsonNode node, string pointer) => InBody(node.Offset, node.Length, pointer);

    /// <summary>A line of a stream.</summary>
    public static FindingLocation Of(EventStreamLine line) => InBody(line.Offset, line.Length);

    /// <summary>The status code; null where the head does not begin with one.</summary>
    public static FindingLocation? OfStatus(WireResponse? response) =>
        response is not null && response.Head.Length >= response.Version.Length + 4
            ? new() { Part = ResponsePart.Head, Offset = response.Version.Length + 1, Length = 3 }
            : null;

    /// <summary>The line of a header field; null where it is absent.</summary>
    public static FindingLocation? OfHeader(WireResponse response, string name)
    {
        var head = response.Head.Span;
        var start = 0;
        while (head[start..].IndexOf((byte)'\n') is >= 0 and var end)
        {
            start += end + 1;
            var line = head[start..];
            if (line.Length > name.Length && line[name.Length] == ':' && Ascii.EqualsIgnoreCase(line[..name.Length], name))
            {
                var length = line.IndexOfAny("\r\n"u8);
                return new() { Part = ResponsePart.Head, Offset = start, Length = length < 0 ? line.Length : length };
            }
        }

        return null;
    }
}
