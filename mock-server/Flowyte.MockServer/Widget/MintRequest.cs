using System.Collections.Immutable;
using System.Text.Json;
using Flowyte.MockServer.Chat;
using Flowyte.MockServer.Errors;

namespace Flowyte.MockServer.Widget;

/// <summary>A request for a publishable key. Members beyond those read are legal and ignored.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="AllowedOrigins">The origins whose pages may use it.</param>
/// <param name="Env"><c>live</c> or <c>test</c>.</param>
/// <param name="RateLimitRpm">How many requests a minute it may send.</param>
internal sealed record MintRequest(string Name, ImmutableArray<string> AllowedOrigins, string Env, int RateLimitRpm)
{
    private const int LongestName = 100;
    private const int MostOrigins = 50;
    private const int UsualRpm = 60;
    private const int MostRpm = 100_000;

    /// <summary>Reads a body.</summary>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="errors">What is wrong; empty where the request is returned.</param>
    public static MintRequest? Read(ReadOnlyMemory<byte> body, out ImmutableArray<FieldError> errors) => RequestBody.Read(
        body,
        (root, found) => new MintRequest(NameOf(root, found), OriginsOf(root, found), EnvOf(root, found), RpmOf(root, found)),
        out errors);

    private static string NameOf(JsonElement root, ImmutableArray<FieldError>.Builder errors)
    {
        if (root.Member("name"u8) is { ValueKind: JsonValueKind.String } text && text.GetString()!.Trim() is { Length: > 0 and <= LongestName } name)
        {
            return name;
        }

        errors.Add(new("name", $"name is what people call the key: a string of 1 to {LongestName} characters."));
        return "";
    }

    private static ImmutableArray<string> OriginsOf(JsonElement root, ImmutableArray<FieldError>.Builder errors)
    {
        if (root.Member("allowedOrigins"u8) is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() is 0 or > MostOrigins)
        {
            errors.Add(new("allowedOrigins", $"allowedOrigins is an array of 1 to {MostOrigins} origins: {WebOrigin.Form}."));
            return [];
        }

        var origins = ImmutableArray.CreateBuilder<string>();
        foreach (var (index, item) in list.EnumerateArray().Index())
        {
            if (item.ValueKind is JsonValueKind.String && WebOrigin.Read(item.GetString()!) is { } origin)
            {
                origins.Add(origin);
            }
            else
            {
                errors.Add(new($"allowedOrigins[{index}]", $"allowedOrigins[{index}] is no origin: {WebOrigin.Form}."));
            }
        }

        return [.. origins.Distinct(StringComparer.Ordinal)];
    }

    private static string EnvOf(JsonElement root, ImmutableArray<FieldError>.Builder errors)
    {
        switch (root.Member("env"u8))
        {
            case null or { ValueKind: JsonValueKind.Null }:
                return "live";
            case { ValueKind: JsonValueKind.String } text when text.GetString() is "live" or "test":
                return text.GetString()!;
            default:
                errors.Add(new("env", "env is live, which is the default, or test."));
                return "";
        }
    }

    private static int RpmOf(JsonElement root, ImmutableArray<FieldError>.Builder errors)
    {
        switch (root.Member("rateLimitRpm"u8))
        {
            case null or { ValueKind: JsonValueKind.Null }:
                return UsualRpm;
            case { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var rpm) && rpm is >= 1 and <= MostRpm:
                return rpm;
            default:
                errors.Add(new("rateLimitRpm", $"rateLimitRpm is a whole number of requests a minute from 1 to {MostRpm}; {UsualRpm} is the default."));
                return UsualRpm;
        }
    }
}
