namespace Flowyte.Conformance.Wire;

/// <summary>One header field as it crossed the wire.</summary>
/// <param name="Name">The name, in the sender's case.</param>
/// <param name="Value">The value without the white space around it.</param>
public sealed record HeaderField(string Name, string Value)
{
    /// <summary>The name and how long the value is. The value may be a key and stays out of logs and messages.</summary>
    public override string ToString() => $"{Name}: ({Value.Length} characters)";
}
