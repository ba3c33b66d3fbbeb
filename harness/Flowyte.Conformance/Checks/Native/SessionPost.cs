using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Checks.Native;

/// <summary>A message that was sent to a session and answered.</summary>
/// <param name="Evidence">The exchange.</param>
/// <param name="Content">What was sent.</param>
/// <param name="Codes">The codes in it, which tell it from all others.</param>
/// <param name="Stream">The answer where it is a stream.</param>
/// <param name="Answer">The texts that the answer holds, where it is no stream.</param>
internal sealed record SessionPost(Evidence Evidence, string Content, IReadOnlyList<string> Codes, SessionStream? Stream, IReadOnlyList<string> Answer)
{
    /// <summary>Reads an exchange; null where no text was sent, or the agent did not answer: whether that is kept is not documented.</summary>
    public static SessionPost? Of(Evidence evidence)
    {
        if (evidence.RequestBody?["content"]?.AsString() is not { } content)
        {
            return null;
        }

        var stream = SessionStream.Of(evidence);
        if (stream is null ? evidence.AsksForStream : !stream.IsAnswer)
        {
            return null;
        }

        return new(evidence, content, evidence.Turn.Codes, stream, stream is null && SessionData.Of(evidence) is { } data ? SessionData.Answer(data) : []);
    }

    /// <summary>Whether a text is this message as it was sent, but for white space around it.</summary>
    public bool IsIn(string text) => text.Trim() == Content.Trim();

    /// <summary>Whether a text is this message, though perhaps changed.</summary>
    public bool IsLike(string text) => IsIn(text) || Codes.Any(code => text.Contains(code, StringComparison.Ordinal));
}
