using System.Text;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Running;

/// <summary>
/// A request that is filled in but for what earlier turns of its conversation will answer.
/// Every header field that an OpenAI client sends and a server may care about is there by default.
/// </summary>
public sealed record RequestTemplate
{
    private readonly Target _target;
    private readonly RequestSpec _spec;
    private readonly TemplateText _text;

    internal RequestTemplate(Target target, RequestSpec spec)
        : this(target, spec, new TemplateText(spec))
    {
    }

    private RequestTemplate(Target target, RequestSpec spec, TemplateText text)
    {
        _target = target;
        _spec = spec;
        _text = text;
    }

    /// <summary>The part of the API that it is sent to.</summary>
    public Api Api => _text.Api;

    /// <summary>What it asks for.</summary>
    public Operation Operation => _text.Operation;

    /// <summary>The same request with another body.</summary>
    internal RequestTemplate WithBody(JsonNode body) => new(_target, _spec with { Body = body });

    /// <summary>The same request to another target.</summary>
    internal RequestTemplate For(Target target) => new(target, _spec, _text);

    /// <summary>Whether the request goes over the connection of the turn before it.</summary>
    public bool ReuseConnection => _spec.ReuseConnection;

    /// <summary>Whether the client leaves as soon as it has the first text of a stream.</summary>
    public bool LeavesAtFirstText => _spec.LeavesAtFirstText;

    /// <summary>The body as JSON as it stands now; null where the body is raw or there is none.</summary>
    internal JsonNode? Body => _text.Body;

    /// <summary>The text of the body as it stands now; empty where there is none.</summary>
    internal string Text => _text.Text;

    /// <summary>The numbers of the earlier turns whose answers the request waits for.</summary>
    internal IReadOnlyList<int> Awaited => _text.Awaited;

    /// <summary>The names of all placeholders that are not filled in yet.</summary>
    internal IReadOnlyList<string> Placeholders => _text.Placeholders;

    /// <summary>
    /// Two requests with the same text ask the same; the order of their bodies' members makes no difference.
    /// Null while it waits for the answer of an earlier turn.
    /// </summary>
    internal string? Fingerprint
    {
        get
        {
            if (Awaited.Count > 0)
            {
                return null;
            }

            var request = Build(new Variables([]));
            request = Body is { Kind: JsonKind.Object } body ? request with { Body = JsonText.WriteUtf8(InOrder(body)) } : request;
            return RequestIdentity.Of(request) + (ReuseConnection ? "reuse" : "") + (_spec.LeavesAtFirstText ? "leave" : "");
        }
    }

    /// <summary>The request for the wire, with the answers of earlier turns filled in.</summary>
    internal WireRequest Build(Variables answers) => new()
    {
        Method = _text.Method,
        Target = new Uri(_target.BaseUrl.AbsoluteUri.TrimEnd('/') + answers.FillPath(_text.Path)),
        Form = _spec.Form ?? RequestForm.Usual,
        Headers = Headers(answers),
        Body = BodyBytes(answers),
        LeavesAtFirstText = _spec.LeavesAtFirstText,
    };

    private static JsonNode InOrder(JsonNode body) => JsonNode.Object(
        body.Members.OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => (member.Name, member.Value)));

    private List<HeaderField> Headers(Variables answers)
    {
        var fields = new List<HeaderField>();
        if (Credentials() is { } credentials)
        {
            fields.Add(new("Authorization", credentials));
        }

        fields.Add(new("Accept", "application/json"));
        fields.Add(new("User-Agent", "flowyte-conformance"));
        if (_spec.Body is not null || _spec.Raw is not null || _spec.RawLatin1 is not null)
        {
            fields.Add(new("Content-Type", "application/json"));
        }

        foreach (var (name, _, value) in _spec.Headers?.Members ?? [])
        {
            fields.RemoveAll(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (value.AsString() is { } text)
            {
                fields.Add(new(name, answers.FillText(text)));
            }
        }

        return fields;
    }

    private string? Credentials()
    {
        var key = (_spec.Key ?? KeyChoice.Secret) switch
        {
            KeyChoice.None => null,
            KeyChoice.Empty => "",
            KeyChoice.Wrong => Target.WrongKey,
            KeyChoice.Altered => _target.NearKeys.Altered,
            KeyChoice.Extended => _target.NearKeys.Extended,
            KeyChoice.Cut => _target.NearKeys.Cut,
            KeyChoice.Recased => _target.NearKeys.Recased,
            KeyChoice.Foreign => Target.ForeignKey,
            KeyChoice.Test => Target.TestKey,
            KeyChoice.Unscoped => _target.UnscopedKey,
            KeyChoice.Publishable => _target.PublishableKey,
            _ => _target.Key,
        };
        return key is null ? null : $"{_spec.Scheme ?? "Bearer"} {key}".TrimEnd();
    }

    private byte[] BodyBytes(Variables answers) => _spec switch
    {
        { Raw: { } raw } => Encoding.UTF8.GetBytes(answers.FillText(raw)),
        { RawLatin1: { } raw } => Encoding.Latin1.GetBytes(raw),
        { Body: { } body } => Encoding.UTF8.GetBytes(JsonText.Write(answers.Fill(body))),
        _ => [],
    };
}
