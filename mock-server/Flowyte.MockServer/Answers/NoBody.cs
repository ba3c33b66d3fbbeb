namespace Flowyte.MockServer.Answers;

/// <summary>Nothing, as the status 204 wants it.</summary>
internal sealed record NoBody : AnswerBody;
