using System.Collections.Immutable;

namespace Flowyte.MockServer.Answers;

/// <summary>The events of a stream in their order, each sent as soon as it is due.</summary>
internal sealed record StreamBody(ImmutableArray<StreamEvent> Events) : AnswerBody;
