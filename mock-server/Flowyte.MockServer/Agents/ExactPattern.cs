using System.Collections.Immutable;

namespace Flowyte.MockServer.Agents;

/// <summary>Messages that are the text, white space around it aside.</summary>
internal sealed record ExactPattern(string Text) : MessagePattern
{
    public override ImmutableDictionary<string, string>? Match(string message) =>
        Nothing(message.AsSpan().Trim().Equals(Text, StringComparison.OrdinalIgnoreCase));

    public override string ToString() => $"is \"{Text}\"";
}
