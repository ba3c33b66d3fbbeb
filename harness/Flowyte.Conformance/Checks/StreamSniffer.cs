namespace Flowyte.Conformance.Checks;

/// <summary>Tells an event stream that lacks its media type from JSON and HTML.</summary>
internal static class StreamSniffer
{
    /// <summary>Whether the body begins like an event stream: with a field that streams have, or a comment.</summary>
    public static bool IsStream(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            body = body[3..];
        }

        body = body.TrimStart(" \r\n"u8);
        return body.StartsWith("data:"u8) || body.StartsWith("event:"u8) || body.StartsWith("id:"u8) || body.StartsWith("retry:"u8) || body.StartsWith(":"u8);
    }
}
