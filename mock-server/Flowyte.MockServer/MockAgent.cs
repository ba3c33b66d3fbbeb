namespace Flowyte.MockServer;

/// <summary>An agent that a mock plays.</summary>
/// <param name="Id">What clients send as <c>model</c>.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Published">Whether it has a published version. Without one it is refused with 409.</param>
public sealed record MockAgent(string Id, string Name, bool Published);
