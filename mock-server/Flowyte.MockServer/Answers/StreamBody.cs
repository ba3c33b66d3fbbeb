using System.Collections.Immutable;

namespace Flowyte.MockServer.Answers;

/// <summary>The events of a stream in their order, each sent as soon as it is due.</summary>
/// <param name="Events">The events: those before the text (one that names the role), then those of the text, then the others.</param>
/// <param name="Texts">How many of them hold text.</param>
internal sealed record StreamBody(ImmutableArray<StreamEvent> Events, int Texts) : AnswerBody
{
    /// <summary>How many events stand before the first that holds text.</summary>
    public int BeforeTexts { get; init; } = 1;
}
