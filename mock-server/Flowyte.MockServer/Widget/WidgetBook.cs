using System.Collections.Concurrent;

namespace Flowyte.MockServer.Widget;

/// <summary>What a mock keeps of widgets as long as it runs. It outlives a change of the agents.</summary>
/// <param name="seed">The seed of the tokens.</param>
/// <param name="time">The clock that dates and counts.</param>
internal sealed class WidgetBook(int seed, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, WidgetSettings> _settings = new();

    /// <summary>The publishable keys.</summary>
    public PublishableKeys Keys { get; } = new(time);

    /// <summary>The tokens of visitors.</summary>
    public VisitorTokens Tokens { get; } = new(seed);

    /// <summary>How the widget of an agent looks, and what it says.</summary>
    public WidgetSettings SettingsOf(string agent) => _settings.GetValueOrDefault(agent, WidgetSettings.Usual);

    /// <summary>Changes the same.</summary>
    /// <param name="agent">The id of an agent that there is.</param>
    /// <param name="settings">The settings from now on.</param>
    public void Set(string agent, WidgetSettings settings) => _settings[agent] = settings;
}
