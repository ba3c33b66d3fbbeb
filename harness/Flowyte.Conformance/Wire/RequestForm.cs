namespace Flowyte.Conformance.Wire;

/// <summary>How the head of a request is written, where HTTP leaves a choice or where it is wrong on purpose.</summary>
public sealed record RequestForm
{
    /// <summary>As clients usually write it: HTTP/1.1, the target as a path, names as they are given, with Host.</summary>
    public static RequestForm Usual { get; } = new();

    /// <summary>The version: <c>1.1</c> or <c>1.0</c>.</summary>
    public string Version { get; init; } = "1.1";

    /// <summary>Whether the target is the whole address, as proxies are asked, instead of path and query.</summary>
    public bool HasAbsoluteTarget { get; init; }

    /// <summary>Whether the names of header fields are in lower case, as gateways from HTTP/2 and node's fetch write them.</summary>
    public bool HasLowerCaseNames { get; init; }

    /// <summary>Whether there is a Host field. HTTP/1.1 demands one.</summary>
    public bool HasHost { get; init; } = true;
}
