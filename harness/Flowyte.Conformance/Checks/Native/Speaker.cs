namespace Flowyte.Conformance.Checks.Native;

/// <summary>Who says something in a session.</summary>
internal enum Speaker
{
    /// <summary>The user.</summary>
    User,

    /// <summary>The agent.</summary>
    Agent,
}
