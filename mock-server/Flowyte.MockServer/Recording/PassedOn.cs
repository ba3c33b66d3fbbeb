namespace Flowyte.MockServer.Recording;

/// <summary>What came back for one request that was passed on.</summary>
internal sealed class PassedOn
{
    /// <summary>The status; null where no answer began.</summary>
    public int? Status { get; set; }

    /// <summary>The media type of the answer; null where it names none.</summary>
    public string? MediaType { get; set; }

    /// <summary>The content coding of the answer; null where it has none.</summary>
    public string? Coding { get; set; }

    /// <summary>After which time the client may ask again, as the answer says; null where it does not, or names a date.</summary>
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>The body. It is whole where <see cref="Broken"/> is null.</summary>
    public required Tape Tape { get; init; }

    /// <summary>Why the answer is not whole, in a line; null where it is.</summary>
    public string? Broken { get; set; }
}
