using System.Collections.Immutable;

namespace Flowyte.MockServer.Answers;

/// <summary>
/// Everything that is going to be sent for one request. It is decided whole before its first byte is written,
/// so that it can be looked at, and replaced by a changed copy, in between.
/// </summary>
internal sealed record Answer
{
    public required int Status { get; init; }

    /// <summary>The fields that the mock chooses. The HTTP layer adds those of framing and the date.</summary>
    public required ImmutableArray<HeaderField> Headers { get; init; }

    public required AnswerBody Body { get; init; }
}
