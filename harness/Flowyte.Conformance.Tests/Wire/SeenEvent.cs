namespace Flowyte.Conformance.Tests.Wire;

/// <summary>What a client sees of an event.</summary>
public sealed record SeenEvent(string Data, string Type = "message", string LastEventId = "");
