using System.Collections.Immutable;

namespace Flowyte.MockServer.Faults;

/// <summary>How and where an answer stops.</summary>
/// <param name="How">One of <see cref="Ways"/>.</param>
/// <param name="Where">A selector of an event, <c>end</c>, or the number of body bytes that are sent before.</param>
internal sealed record BreakOff(string How, string Where)
{
    /// <summary>The connection is reset.</summary>
    public const string Reset = "reset";

    /// <summary>The connection is closed before the body ends.</summary>
    public const string Close = "close";

    /// <summary>The body ends there as if it were whole.</summary>
    public const string End = "end";

    /// <summary>Nothing more comes, until the client leaves.</summary>
    public const string Hang = "hang";

    /// <summary>All ways.</summary>
    public static readonly ImmutableArray<string> Ways = [Reset, Close, End, Hang];
}
