namespace Flowyte.MockServer.Faults;

/// <summary>How and where an answer stops.</summary>
/// <param name="How">reset, close or hang.</param>
/// <param name="Where">A selector of an event, <c>end</c>, or the number of body bytes that are sent before.</param>
internal sealed record BreakOff(string How, string Where);
