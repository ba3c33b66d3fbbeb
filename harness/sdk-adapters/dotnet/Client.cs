namespace Flowyte.Conformance.SdkAdapter;

/// <summary>An SDK that the adapter drives.</summary>
/// <param name="Name">The package.</param>
/// <param name="Version">Its exact version.</param>
/// <param name="AskAsync">Asks once, and tells what the SDK hands out as it comes.</param>
internal sealed record Client(string Name, string Version, Func<Request, Said, Task> AskAsync);
