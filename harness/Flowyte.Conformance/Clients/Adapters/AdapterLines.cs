using System.Globalization;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Clients.Adapters;

/// <summary>Writes and reads the lines of the protocol; <c>docs/adapter.md</c> describes them.</summary>
internal static class AdapterLines
{
    private const string Hello = "adapter-hello";
    private const string Answer = "adapter-answer";
    private const int LongestExcerpt = 120;

    private static readonly Lazy<SchemaFolder> Schemas = new(() => new SchemaFolder(new[] { Hello, Answer }.Select(SourceOf)));

    public static string Write(AdapterRequest request) => JsonText.Write(JsonNode.Object(
        ("type", JsonNode.Of("request")),
        ("id", JsonNode.Of(request.Id)),
        ("mode", JsonNode.Of(request.Mode)),
        ("baseUrl", JsonNode.Of(request.BaseUrl.ToString())),
        ("key", JsonNode.Of(request.Key)),
        ("agent", JsonNode.Of(request.Agent)),
        ("messages", AdapterMessageJson.Of(request.Messages)),
        ("stream", JsonNode.Of(request.Stream)),
        ("timeoutMs", JsonNode.Of((long)request.Timeout.TotalMilliseconds)),
        ("maxRetries", NumberOrNull(request.MaxRetries)),
        ("cancelAfterChunks", NumberOrNull(request.CancelAfterChunks))));

    /// <summary>Reads the first line.</summary>
    /// <returns>The hello, or what is wrong with the line.</returns>
    public static (AdapterHello? Hello, string Problem) ReadHello(ReadOnlyMemory<byte> line)
    {
        var (root, problem) = Read(line, Hello);
        return root is null ? (null, problem) : (new AdapterHello
        {
            Client = root["client"]!.Text,
            Version = root["version"]!.Text,
            Language = root["language"]!.Text,
            Modes = [.. root["modes"]!.Items.Select(ModeOf)],
            Supports = [.. root["supports"]!.Items.Select(item => item.Text)],
        }, "");
    }

    /// <summary>Reads an answer.</summary>
    /// <returns>The answer, or what is wrong with the line.</returns>
    public static (AdapterAnswer? Answer, string Problem) ReadAnswer(ReadOnlyMemory<byte> line)
    {
        var (root, problem) = Read(line, Answer);
        return root is null ? (null, problem) : (new AdapterAnswer
        {
            Id = root["id"]!.AsString(),
            Text = root["text"]!.Text,
            Chunks = [.. root["chunks"]!.Items.Select(ChunkOf)],
            FinishReason = root["finishReason"]!.AsString(),
            Cancelled = root["cancelled"]!.Text == "true",
            Error = root["error"] is { Kind: JsonKind.Object } error ? ErrorOf(error) : null,
        }, "");
    }

    /// <summary>The id in a line that is no valid answer; null where it has none.</summary>
    public static string? IdOf(ReadOnlyMemory<byte> line) => JsonText.Parse(line).Root?["id"]?.AsString();

    private static (JsonNode? Root, string Problem) Read(ReadOnlyMemory<byte> line, string schema)
    {
        // A lone surrogate is what an SDK may hand out: it is judged as text, and no reason to refuse the line.
        var parse = JsonText.Parse(line);
        if (parse.Root is not { Kind: JsonKind.Object } root)
        {
            return (null, $"The line is no JSON object: {Excerpt(line)}");
        }

        var problems = Schemas.Value.Problems is [var broken, ..]
            ? [broken.ToString()]
            : Schemas.Value.Set!.Validate(schema, root).Errors.Select(error => $"{(error.Pointer.Length == 0 ? "the line" : error.Pointer)}: expected {error.Expected}, but it is {error.Actual}").ToList();
        return problems is [var first, ..] ? (null, $"{first} (specs/schemas/{schema}.schema.json)") : (root, "");
    }

    private static AdapterMode ModeOf(JsonNode mode)
    {
        var forms = mode["forms"]!.Items.Select(form => form.Text).ToList();
        return new AdapterMode(mode["name"]!.Text, forms.Contains("plain"), forms.Contains("stream"));
    }

    private static AdapterChunk ChunkOf(JsonNode chunk) =>
        new(chunk["text"]!.Text, TimeSpan.FromMilliseconds(Math.Min(double.Parse(chunk["atMs"]!.Text, CultureInfo.InvariantCulture), 1e9)));

    private static AdapterError ErrorOf(JsonNode error) => new(
        error["class"]!.Text,
        int.TryParse(error["status"]!.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : null,
        KeyShapes.Redact(error["message"]!.Text));

    private static JsonNode NumberOrNull(int? number) => number is { } value ? JsonNode.Of((long)value) : JsonNode.Null;

    private static string Excerpt(ReadOnlyMemory<byte> line)
    {
        var text = KeyShapes.Redact(System.Text.Encoding.UTF8.GetString(line.Span[..Math.Min(line.Length, LongestExcerpt)]));
        return line.Length > LongestExcerpt ? $"{text}…" : text;
    }

    private static (SpecSource Source, string Name) SourceOf(string name)
    {
        var file = name + SpecTree.SchemaEnding;
        return (new SpecSource($"schemas/{file}", Path.Combine(SpecsFolder.BuiltIn, "schemas", file), Own: false), name);
    }
}
