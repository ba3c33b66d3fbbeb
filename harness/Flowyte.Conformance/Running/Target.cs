using System.Text.Json.Serialization;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Running;

/// <summary>What is tested, and what is known of it. Holds keys: never written anywhere as it stands.</summary>
public sealed record Target
{
    /// <summary>The base URL, to which <c>/chat/completions</c> is appended.</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>The id of a published agent that the key may talk to.</summary>
    public required string Agent { get; init; }

    /// <summary>A secret key with the scope <c>chat:write</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The id of an agent that was never published; null where not given.</summary>
    public string? UnpublishedAgent { get; init; }

    /// <summary>A secret key without <c>chat:write</c>; null where not given.</summary>
    public string? UnscopedKey { get; init; }

    /// <summary>A publishable key; null where not given.</summary>
    public string? PublishableKey { get; init; }

    /// <summary>Keys and tokens that the target gave out while it was tested; secrets as the others are.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Issued { get; init; } = [];

    /// <summary>Whether this is the mock that the harness started itself.</summary>
    public bool IsEmbeddedMock { get; init; }

    /// <summary>A key of the right form that was never issued to anyone; no secret.</summary>
    public const string WrongKey = "flowyte_sk_live_0000conformance0000wrong0000key0000";

    /// <summary>What a client sends whose setting is not set: no key, and no secret.</summary>
    public const string ForeignKey = "undefined";

    /// <summary>A key of the test environment that was never issued to anyone; no secret.</summary>
    public const string TestKey = "flowyte_sk_test_0000conformance0000test0000key0000";

    /// <summary>Whether a fact that a conversation needs is given.</summary>
    public bool Knows(string need) => need switch
    {
        "unpublishedAgent" => UnpublishedAgent is not null,
        "unscopedKey" => UnscopedKey is not null,
        "publishableKey" => PublishableKey is not null,
        _ => false,
    };

    /// <summary>The option of the command line that gives a fact which a conversation needs.</summary>
    public static string OptionOf(string need) => need switch
    {
        "unpublishedAgent" => "--unpublished-agent",
        "unscopedKey" => "--unscoped-key-env",
        "publishableKey" => "--publishable-key-env",
        _ => need,
    };

    /// <summary>Wrong keys that resemble the target's own.</summary>
    internal NearKeys NearKeys => new(Key);

    /// <summary>Every secret of the target and what is derived from them, for a <see cref="Wire.Redactor"/>.</summary>
    public IEnumerable<string?> Secrets => [Key, UnscopedKey, PublishableKey, .. NearKeys.Secrets, .. Issued];

    /// <summary>The part of the API that a request to this target asked.</summary>
    internal Api ApiOf(WireRequest request) => Operations.ApiOf(PathOf(request));

    /// <summary>Whether a request to this target asked an agent to answer.</summary>
    internal bool AsksAgent(WireRequest request) => ApiOf(request) == Api.Completions || Operations.Of(request.Method, PathOf(request)) == Operation.PostMessage;

    // Below the base URL.
    private string PathOf(WireRequest request)
    {
        var start = BaseUrl.AbsolutePath.TrimEnd('/');
        var path = request.Target.AbsolutePath;
        return path.StartsWith(start, StringComparison.Ordinal) ? path[start.Length..] : path;
    }

    // The members are keys: what a record would print by itself must never reach a log.
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("BaseUrl = ").Append(BaseUrl).Append(", Agent = ").Append(Agent);
        return true;
    }
}
