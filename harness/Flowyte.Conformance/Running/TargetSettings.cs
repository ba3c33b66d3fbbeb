namespace Flowyte.Conformance.Running;

/// <summary>
/// What a user said of the target, before it is checked. Layers are laid over each other with <see cref="Or"/>:
/// the command line over the environment over a configuration file. Keys are never among the values: only the names
/// of the environment variables that hold them.
/// </summary>
public sealed record TargetSettings
{
    /// <summary>The environment variable of <see cref="BaseUrl"/>.</summary>
    public const string BaseUrlVariable = "FLOWYTE_BASE_URL";

    /// <summary>The environment variable of <see cref="Agent"/>.</summary>
    public const string AgentVariable = "FLOWYTE_AGENT";

    /// <summary>The environment variable of <see cref="UnpublishedAgent"/>.</summary>
    public const string UnpublishedAgentVariable = "FLOWYTE_UNPUBLISHED_AGENT";

    /// <summary>The environment variable that holds the key unless another is named.</summary>
    public const string DefaultKeyVariable = "FLOWYTE_API_KEY";

    /// <summary>The environment variable that holds the key without <c>chat:write</c> unless another is named.</summary>
    public const string DefaultUnscopedKeyVariable = "FLOWYTE_UNSCOPED_KEY";

    /// <summary>The environment variable that holds the publishable key unless another is named.</summary>
    public const string DefaultPublishableKeyVariable = "FLOWYTE_PUBLISHABLE_KEY";

    /// <summary>The base URL; null where not given.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>The id of a published agent; null where not given.</summary>
    public string? Agent { get; init; }

    /// <summary>The id of an agent that was never published; null where not given.</summary>
    public string? UnpublishedAgent { get; init; }

    /// <summary>The name of the environment variable that holds the key; null for <see cref="DefaultKeyVariable"/>.</summary>
    public string? KeyVariable { get; init; }

    /// <summary>The name of the environment variable that holds a key without <c>chat:write</c>; null for <see cref="DefaultUnscopedKeyVariable"/>.</summary>
    public string? UnscopedKeyVariable { get; init; }

    /// <summary>The name of the environment variable that holds a publishable key; null for <see cref="DefaultPublishableKeyVariable"/>.</summary>
    public string? PublishableKeyVariable { get; init; }

    /// <summary>What the environment says of the target.</summary>
    /// <param name="environment">Gives the value of an environment variable; null for one that is not set.</param>
    public static TargetSettings FromEnvironment(Func<string, string?> environment) => new()
    {
        BaseUrl = environment(BaseUrlVariable),
        Agent = environment(AgentVariable),
        UnpublishedAgent = environment(UnpublishedAgentVariable),
    };

    /// <summary>These settings, and the other's where these say nothing.</summary>
    public TargetSettings Or(TargetSettings other) => new()
    {
        BaseUrl = BaseUrl ?? other.BaseUrl,
        Agent = Agent ?? other.Agent,
        UnpublishedAgent = UnpublishedAgent ?? other.UnpublishedAgent,
        KeyVariable = KeyVariable ?? other.KeyVariable,
        UnscopedKeyVariable = UnscopedKeyVariable ?? other.UnscopedKeyVariable,
        PublishableKeyVariable = PublishableKeyVariable ?? other.PublishableKeyVariable,
    };
}
