namespace Flowyte.Conformance.Wire;

/// <summary>Redacts the two halves of an exchange.</summary>
internal static class ExchangeRedaction
{
    private static readonly string[] CredentialFields = ["Authorization", "Proxy-Authorization", "Cookie", "X-Api-Key", "Api-Key"];

    public static WireRequest Of(WireRequest request, Redactor redactor) => request with
    {
        Target = Of(request.Target, redactor),
        Headers = [.. request.Headers.Select(field => Of(field, redactor))],
        Body = redactor.Redact(request.Body),
    };

    public static WireResponse Of(WireResponse response, Redactor redactor)
    {
        var body = redactor.Redact(response.Body);
        return response with
        {
            Version = redactor.Redact(response.Version),
            Reason = redactor.Redact(response.Reason),
            Headers = [.. response.Headers.Select(field => new HeaderField(redactor.Redact(field.Name), redactor.Redact(field.Value)))],
            Head = redactor.Redact(response.Head),
            RawBody = RawBody(response, body, redactor),
            Body = body,
            Faults = [.. response.Faults.Select(fault => fault with { Message = redactor.Redact(fault.Message) })],
        };
    }

    // A user's name and password in an address are credentials, too.
    private static Uri Of(Uri target, Redactor redactor)
    {
        var address = new UriBuilder(target) { UserName = "", Password = "" }.Uri.AbsoluteUri;
        return Uri.TryCreate(redactor.Redact(address), UriKind.Absolute, out var redacted) ? redacted : new Uri("http://redacted.invalid/");
    }

    private static HeaderField Of(HeaderField field, Redactor redactor)
    {
        if (!CredentialFields.Contains(field.Name, StringComparer.OrdinalIgnoreCase))
        {
            return field with { Value = redactor.Redact(field.Value) };
        }

        // The scheme says what was tried and stays, as far as it is one: a key may stand without a scheme.
        var scheme = field.Value.Split(' ', 2)[0];
        var isScheme = scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) || scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase);
        var rest = isScheme ? field.Value[scheme.Length..] : field.Value;
        return field with { Value = string.IsNullOrWhiteSpace(rest) ? field.Value : isScheme ? $"{scheme} {Redactor.Mark}" : Redactor.Mark };
    }

    // A secret that chunks cut in two is whole in the body alone: what is masked there is masked here, byte for byte.
    private static ReadOnlyMemory<byte> RawBody(WireResponse response, ReadOnlyMemory<byte> body, Redactor redactor)
    {
        var raw = redactor.Redact(response.RawBody);
        if (response.Decoded.Length > 0)
        {
            // Where a secret stands in what is compressed cannot be told: nothing of it is kept.
            return body.Equals(response.Body) ? raw : Enumerable.Repeat(Redactor.Mask, raw.Length).ToArray();
        }

        if (body.Equals(response.Body) || response.RawBody.Length == response.Body.Length)
        {
            return raw;
        }

        var masked = raw.ToArray();
        var at = 0;
        var chunks = new ChunkedDecoder(new WireFaults(), (offset, content) =>
        {
            for (var i = 0; i < content.Length; i++, at++)
            {
                if (body.Span[at] != content[i])
                {
                    masked[offset + i] = Redactor.Mask;
                }
            }
        });
        chunks.Decode(response.RawBody.Span, 0);
        return masked;
    }
}
