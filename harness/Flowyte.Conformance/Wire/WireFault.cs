namespace Flowyte.Conformance.Wire;

/// <summary>One place where a response breaks the framing of HTTP/1.1 and a lenient client would read on.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Part">The part in which it stands: the head or the raw body.</param>
/// <param name="Offset">The first byte at fault, counted from the start of the part.</param>
/// <param name="Message">What is wrong, in one sentence for people.</param>
public sealed record WireFault(WireFaultKind Kind, ResponsePart Part, int Offset, string Message);
