namespace Flowyte.MockServer.Journal;

/// <summary>A field of a request's head.</summary>
/// <param name="Name">The name as it was sent.</param>
/// <param name="Value">The value without keys, and without what follows the first thousand characters.</param>
public readonly record struct JournalHeader(string Name, string Value);
