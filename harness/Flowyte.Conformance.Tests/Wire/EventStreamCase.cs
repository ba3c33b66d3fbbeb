namespace Flowyte.Conformance.Tests.Wire;

/// <summary>A stream, written with LF, and the events that a client sees of it.</summary>
public sealed record EventStreamCase(string Name, string Input, params SeenEvent[] Events)
{
    public override string ToString() => Name;
}
