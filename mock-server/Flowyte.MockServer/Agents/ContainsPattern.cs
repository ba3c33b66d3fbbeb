using System.Collections.Immutable;

namespace Flowyte.MockServer.Agents;

/// <summary>Messages that hold one of the texts.</summary>
internal sealed record ContainsPattern(ImmutableArray<string> Texts) : MessagePattern
{
    public override ImmutableDictionary<string, string>? Match(string message) =>
        Nothing(Texts.Any(text => message.Contains(text, StringComparison.OrdinalIgnoreCase)));

    public override string ToString() => $"contains {string.Join(" or ", Texts.Select(text => $"\"{text}\""))}";
}
