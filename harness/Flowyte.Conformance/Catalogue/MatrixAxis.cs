using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Catalogue;

/// <summary>One axis of a conversation's matrix.</summary>
/// <param name="Name">The axis's name, which is also the variable that holds the value: <c>{{stream}}</c>.</param>
/// <param name="Values">The values with their labels, in order.</param>
public sealed record MatrixAxis(string Name, IReadOnlyList<MatrixValue> Values);
