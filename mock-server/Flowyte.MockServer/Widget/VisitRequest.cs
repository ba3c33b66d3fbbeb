using System.Collections.Immutable;
using System.Text.Json;
using Flowyte.MockServer.Chat;
using Flowyte.MockServer.Errors;

namespace Flowyte.MockServer.Widget;

/// <summary>Looks at the body of a request for a visitor's conversation. The mock believes both of its tokens.</summary>
internal static class VisitRequest
{
    private static readonly object Fine = new();

    /// <summary>What is wrong with a body; empty for nothing. No body at all is right, too.</summary>
    public static ImmutableArray<FieldError> Check(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return [];
        }

        RequestBody.Read(body, Check, out var errors);
        return errors;
    }

    private static object Check(JsonElement root, ImmutableArray<FieldError>.Builder errors)
    {
        foreach (var name in (string[])["turnstileToken", "identityToken"])
        {
            if (root.TryGetProperty(name, out var token) && token.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
            {
                errors.Add(new(name, $"{name} must be a string."));
            }
        }

        return Fine;
    }
}
