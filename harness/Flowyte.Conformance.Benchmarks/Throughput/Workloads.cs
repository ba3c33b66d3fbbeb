using System.Net.ServerSentEvents;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Schemas;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Benchmarks.Throughput;

/// <summary>What is measured.</summary>
internal static class Workloads
{
    /// <summary>What the names of the tokenizer's workloads begin with.</summary>
    public const string TokenizerName = "Tokenizer";

    private const int Chunks = 64;
    private const int Streams = 256;
    private const string Ending = ".schema.json";

    /// <summary>All of it, what belongs side by side one after the other.</summary>
    public static IReadOnlyList<Workload> All()
    {
        var one = ChatStream.Of(Chunks);
        byte[] many = [.. Enumerable.Repeat(one, Streams).SelectMany(stream => stream)];
        var schemas = LoadSchemas();
        return
        [
            Tokenizer($"{TokenizerName}, a stream of {Chunks} chunks", one),
            Parser($"`SseParser` on the same bytes", one),
            Tokenizer($"{TokenizerName}, {Streams} such streams in one body", many),
            Parser($"`SseParser` on the same bytes", many),
            Json("JSON reader, a completion", ChatStream.Completion),
            Validator("Validator, a completion", schemas, "completion", ChatStream.Completion),
            Json("JSON reader, a chunk", ChatStream.MiddleChunk),
            Validator("Validator, a chunk", schemas, "chunk", ChatStream.MiddleChunk),
        ];
    }

    private static Workload Tokenizer(string name, byte[] body)
    {
        BodyPiece[] pieces = [new(0, body.Length, TimeSpan.Zero)];
        return new Workload(name, body.Length, () => EventStream.Read(body, pieces).Events.Sum(block => (long)block.DataBytes.Length));
    }

    private static Workload Parser(string name, byte[] body) => new(name, body.Length, () =>
    {
        using var source = new MemoryStream(body);
        return SseParser.Create(source, (_, data) => (long)data.Length).Enumerate().Sum(item => item.Data);
    });

    private static Workload Json(string name, byte[] text) => new(name, text.Length, () => JsonText.Parse(text).Root!.Members.Count);

    private static Workload Validator(string name, SchemaSet schemas, string schema, byte[] text)
    {
        var value = JsonText.Parse(text).Root!;
        return new Workload(name, text.Length, () => schemas.Validate(schema, value) is { Errors.Count: 0 } result
            ? result.Asserted.Count
            : throw new InvalidOperationException($"the {schema} that is measured is not valid"));
    }

    private static SchemaSet LoadSchemas() => SchemaSet.Create(Directory
        .EnumerateFiles(Path.Combine(SpecsFolder.BuiltIn, "schemas"), $"*{Ending}")
        .ToDictionary(file => Path.GetFileName(file)[..^Ending.Length], file => JsonText.Parse(File.ReadAllBytes(file)).Root!));
}
