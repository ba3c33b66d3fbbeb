using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Schemas;

namespace Flowyte.Conformance.Tests.Schemas;

/// <summary>The schemas of <c>specs/schemas</c>, and values to hold against them.</summary>
internal static class SpecSchemas
{
    private const string Ending = ".schema.json";

    /// <summary>The schemas.</summary>
    public static SchemaSet Set { get; } = SchemaSet.Create(Directory
        .EnumerateFiles(Path.Combine(SpecsFolder.BuiltIn, "schemas"), $"*{Ending}")
        .ToDictionary(file => Path.GetFileName(file)[..^Ending.Length], file => JsonText.Parse(File.ReadAllBytes(file)).Root!));

    /// <summary>A completion without any fault.</summary>
    public const string Completion = """
        {"id":"chatcmpl-1","object":"chat.completion","created":1741570283,"model":"agt_1","choices":[{"index":0,"message":{"role":"assistant","content":"Yes."},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}
        """;

    /// <summary>A chunk without any fault.</summary>
    public const string Chunk = """
        {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1741570283,"model":"agt_1","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}
        """;
}
