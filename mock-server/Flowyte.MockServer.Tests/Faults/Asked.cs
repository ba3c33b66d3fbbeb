namespace Flowyte.MockServer.Tests.Faults;

/// <summary>What a request asks for.</summary>
internal enum Asked
{
    Plain,
    Streamed,

    /// <summary>An agent that nobody has, which is refused.</summary>
    Refused,
}
