using System.Text;

namespace Flowyte.Conformance.Benchmarks.Throughput;

/// <summary>Bytes as a good server sends them.</summary>
internal static class ChatStream
{
    private static readonly string[] Words = ["Yes", ", we", " ship", " to", " Canada", " —", " à", " Montréal", " too", ".", " 🍁"];

    /// <summary>A completion.</summary>
    public static byte[] Completion { get; } =
        """
        {"id":"chatcmpl-8f14e45f","object":"chat.completion","created":1741570283,"model":"agt_123","choices":[{"index":0,"message":{"role":"assistant","content":"Yes, we ship to Canada — à Montréal too. Orders above 50 dollars ship free and take three to five business days."},"finish_reason":"stop"}],"usage":{"prompt_tokens":19,"completion_tokens":28,"total_tokens":47}}
        """u8.ToArray();

    /// <summary>A chunk in the middle of a stream.</summary>
    public static byte[] MiddleChunk { get; } = Encoding.UTF8.GetBytes(Chunk($$"""{"content":"{{Words[4]}}"}""", "null"));

    /// <summary>A stream of some chunks and [DONE].</summary>
    public static byte[] Of(int chunks)
    {
        var stream = new StringBuilder(Event(Chunk("""{"role":"assistant","content":""}""", "null")));
        for (var i = 0; i < chunks - 2; i++)
        {
            stream.Append(Event(Chunk($$"""{"content":"{{Words[i % Words.Length]}}"}""", "null")));
        }

        stream.Append(Event(Chunk("{}", "\"stop\""))).Append(Event("[DONE]"));
        return Encoding.UTF8.GetBytes(stream.ToString());
    }

    private static string Chunk(string delta, string finishReason) =>
        $$"""{"id":"chatcmpl-8f14e45f","object":"chat.completion.chunk","created":1741570283,"model":"agt_123","choices":[{"index":0,"delta":{{delta}},"finish_reason":{{finishReason}}}]}""";

    private static string Event(string data) => $"data: {data}\n\n";
}
