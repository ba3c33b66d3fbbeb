namespace Flowyte.MockServer.Answers;

/// <summary>The body of an <see cref="Answer"/>.</summary>
internal abstract record AnswerBody;
