using System.Text.Json.Serialization;

namespace Flowyte.Conformance.Histories;

/// <summary>Reads and writes entries. What is missing or of another kind is an error, so that a damaged line is told.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(StoredEntry))]
internal sealed partial class StoredEntryContext : JsonSerializerContext;
