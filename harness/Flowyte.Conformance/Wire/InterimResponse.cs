namespace Flowyte.Conformance.Wire;

/// <summary>A response with a status of 100 to 199 that came before the final one.</summary>
/// <param name="Status">The status, such as 100 or 103.</param>
/// <param name="At">When its head was whole, counted from the moment the request was sent.</param>
public sealed record InterimResponse(int Status, TimeSpan At);
