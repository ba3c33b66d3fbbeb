using System.Collections.Immutable;

namespace Flowyte.MockServer.Chat;

/// <summary>What the agent answers, before it takes the form of a completion or of a stream.</summary>
internal sealed record Completion
{
    /// <summary>A completion whose values are marks, to make templates of.</summary>
    public static readonly Completion Marks = new() { Id = "{id}", Created = -1, Model = "{model}", Pieces = ["{content}"], Usage = new(-2, -3), Delays = [] };

    /// <summary>How the first of <see cref="Marks"/>, which all forms of a completion begin with, stand in JSON.</summary>
    public static readonly ImmutableArray<string> MarksOfHead = ["\"{id}\"", "-1", "\"{model}\""];

    /// <summary>How the others stand there, in the order of a completion in one piece.</summary>
    public static readonly ImmutableArray<string> MarksOfRest = ["\"{content}\"", "-2", "-3", "-5"];

    public required string Id { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public required long Created { get; init; }

    public required string Model { get; init; }

    /// <summary>The text in the pieces of a stream.</summary>
    public required ImmutableArray<string> Pieces { get; init; }

    public required Usage Usage { get; init; }

    /// <summary>The time before each piece; empty where there is nothing to wait for.</summary>
    public required ImmutableArray<TimeSpan> Delays { get; init; }
}
