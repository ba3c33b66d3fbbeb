namespace Flowyte.Conformance.Clients.Adapters;

/// <summary>An error that a package raised.</summary>
/// <param name="Class">The name of its class.</param>
/// <param name="Status">The HTTP status that it tells; null for none.</param>
/// <param name="Message">The message for people.</param>
public sealed record AdapterError(string Class, int? Status, string Message);
