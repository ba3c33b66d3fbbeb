using System.Text.RegularExpressions;

namespace Flowyte.Conformance.Running;

/// <summary>
/// Makes a target of what a user said. It is strict on purpose: a pipeline whose variable is missing
/// must stop, and not turn green on the mock.
/// </summary>
public static partial class TargetResolver
{
    private const int ShortestKey = 8;

    /// <summary>The target, or null where nothing at all was said of one, so that the embedded mock is meant.</summary>
    /// <param name="settings">What the user said.</param>
    /// <param name="environment">Gives the value of an environment variable; null for one that is not set.</param>
    /// <param name="needsKey">False where nothing will be sent, so that a missing key does not matter.</param>
    /// <exception cref="TargetSettingsException">Something is missing or cannot be used.</exception>
    public static Target? Resolve(TargetSettings settings, Func<string, string?> environment, bool needsKey = true)
    {
        if (settings.BaseUrl is null)
        {
            if (FirstGiven(settings, environment) is { } given)
            {
                throw new TargetSettingsException(
                    $"{given} is given, but no base URL. Set {TargetSettings.BaseUrlVariable} or --base-url; to test the embedded mock, give nothing of a target.");
            }

            return null;
        }

        if (string.IsNullOrWhiteSpace(settings.BaseUrl))
        {
            throw new TargetSettingsException(
                $"The base URL is given, but empty. Set {TargetSettings.BaseUrlVariable} or --base-url; to test the embedded mock, unset {TargetSettings.BaseUrlVariable}.");
        }

        var baseUrl = BaseUrl.Parse(settings.BaseUrl);
        if (string.IsNullOrWhiteSpace(settings.Agent))
        {
            throw new TargetSettingsException($"No agent is given. Set {TargetSettings.AgentVariable} or --agent to the id of a published agent of the target.");
        }

        if (LooksLikeKey(settings.Agent) || LooksLikeKey(settings.UnpublishedAgent ?? ""))
        {
            throw new TargetSettingsException("A key stands where the id of an agent belongs. Agent ids look like agt_123; replace the key, for it may have been logged.");
        }

        var keyVariable = settings.KeyVariable ?? TargetSettings.DefaultKeyVariable;
        return new Target
        {
            BaseUrl = baseUrl,
            Agent = settings.Agent,
            Key = Key(keyVariable, environment, needsKey) ?? Target.WrongKey,
            UnpublishedAgent = string.IsNullOrWhiteSpace(settings.UnpublishedAgent) ? null : settings.UnpublishedAgent,
            UnscopedKey = OptionalKey(settings.UnscopedKeyVariable, TargetSettings.DefaultUnscopedKeyVariable, environment, needsKey),
            PublishableKey = OptionalKey(settings.PublishableKeyVariable, TargetSettings.DefaultPublishableKeyVariable, environment, needsKey),
        };
    }

    private static string? FirstGiven(TargetSettings settings, Func<string, string?> environment) => settings switch
    {
        { Agent: not null } => "An agent",
        { UnpublishedAgent: not null } => "An unpublished agent",
        { KeyVariable: not null } or { UnscopedKeyVariable: not null } or { PublishableKeyVariable: not null } => "The variable of a key",
        _ => new[] { TargetSettings.DefaultKeyVariable, TargetSettings.DefaultUnscopedKeyVariable, TargetSettings.DefaultPublishableKeyVariable }
            .FirstOrDefault(name => environment(name) is not null),
    };

    // A key that the user names must be there; one that may lie in its default variable need not.
    private static string? OptionalKey(string? named, string byDefault, Func<string, string?> environment, bool needsKey) =>
        named is null && string.IsNullOrEmpty(environment(byDefault)) ? null : Key(named ?? byDefault, environment, needsKey);

    private static string? Key(string variable, Func<string, string?> environment, bool needsKey)
    {
        if (LooksLikeKey(variable))
        {
            throw new TargetSettingsException("A key stands where the name of an environment variable belongs. Put the key into a variable and give its name; then replace the key, for it may have been logged.");
        }

        if (!VariableName().IsMatch(variable))
        {
            throw new TargetSettingsException("The name of a key's environment variable has characters other than letters, digits and underscores. Give a name such as FLOWYTE_API_KEY.");
        }

        var key = environment(variable)?.Trim();
        if (string.IsNullOrEmpty(key))
        {
            return needsKey
                ? throw new TargetSettingsException($"The environment variable {variable} holds no key. Set it to a secret key of the target; keys are never taken from the command line.")
                : null;
        }

        if (key.Length < ShortestKey)
        {
            throw new TargetSettingsException($"The key in {variable} has fewer than {ShortestKey} characters, too few to be told from other text and kept out of the reports. Check the variable.");
        }

        return key.Any(character => character is <= ' ' or > '~')
            ? throw new TargetSettingsException($"The key in {variable} has characters that no header field can carry. Check the variable for line breaks and quotation marks.")
            : key;
    }

    /// <summary>Whether a text has the form of a key, so that it must not be shown.</summary>
    public static bool LooksLikeKey(string text) => KeyForm().IsMatch(text);

    [GeneratedRegex("^(flowyte_(sk|pk)_|sk-|pk-)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyForm();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VariableName();
}
