namespace Flowyte.MockServer.Faults;

/// <summary>Bytes of a body that are written together.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="Delay">The time that passes before them.</param>
internal readonly record struct Segment(byte[] Bytes, TimeSpan Delay);
