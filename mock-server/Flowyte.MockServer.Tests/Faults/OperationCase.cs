namespace Flowyte.MockServer.Tests.Faults;

/// <summary>A change of an answer, and what can be seen of it on the socket.</summary>
/// <param name="Operation">The operation, as a change names it.</param>
/// <param name="Asked">What is asked for.</param>
/// <param name="Change">The change, as <c>specs/faults</c> writes it.</param>
/// <param name="Seen">A pattern for the whole answer, head and framing included.</param>
internal sealed record OperationCase(string Operation, Asked Asked, string Change, string Seen)
{
    /// <summary>The id of a fault that does just this.</summary>
    public string Id { get; } = $"{Operation}-{Asked}-{(uint)Change.GetHashCode(StringComparison.Ordinal)}";
}
