using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Running;

/// <summary>
/// What a request says by itself, whatever the target. It is read once, although a self-test sends the same request to
/// hundreds of targets.
/// </summary>
/// <param name="spec">The request.</param>
internal sealed class TemplateText(RequestSpec spec)
{
    private string? _text;
    private IReadOnlyList<int>? _awaited;
    private IReadOnlyList<string>? _placeholders;

    /// <summary>The method.</summary>
    public string Method { get; } = spec.Method ?? "POST";

    /// <summary>The path below the base URL, with its placeholders.</summary>
    public string Path { get; } = spec.Path ?? "/chat/completions";

    /// <summary>The part of the API that it is sent to.</summary>
    public Api Api { get; } = Operations.ApiOf(spec.Path ?? "/chat/completions");

    /// <summary>What it asks for.</summary>
    public Operation Operation { get; } = Operations.Of(spec.Method ?? "POST", spec.Path ?? "/chat/completions");

    /// <summary>The body as JSON; null where the body is raw or there is none.</summary>
    public JsonNode? Body { get; } = spec.Raw is null && spec.RawLatin1 is null ? spec.Body : null;

    /// <summary>The text of the body; empty where there is none.</summary>
    public string Text => _text ??= spec.Raw ?? spec.RawLatin1 ?? (Body is { } body ? JsonText.Write(body) : "");

    /// <summary>The numbers of the earlier turns whose answers it waits for.</summary>
    public IReadOnlyList<int> Awaited =>
        _awaited ??= [.. Placeholder.Names(spec.RawLatin1 is null ? Text : "").Select(TurnAnswer.NumberOf).OfType<int>().Distinct()];

    /// <summary>The names of all placeholders that are not filled in.</summary>
    public IReadOnlyList<string> Placeholders => _placeholders ??=
    [
        .. (spec.Headers?.Members ?? []).Select(header => header.Value.AsString()).Append(Path).Append(spec.RawLatin1 is null ? Text : null)
            .OfType<string>().SelectMany(Placeholder.Names).Distinct(),
    ];
}
