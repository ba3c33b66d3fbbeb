namespace Flowyte.MockServer;

/// <summary>The request that gets a case of an agent's file for its answer, so that the same can be asked of a live agent.</summary>
public sealed record CaseRequest
{
    /// <summary>The id of the agent.</summary>
    public required string Agent { get; init; }

    /// <summary>Where the case stands, such as <c>shop.yaml, case 2, turn 1</c>.</summary>
    public required string Place { get; init; }

    /// <summary>The body of the request as JSON, without <c>model</c>; null where no request can be made of the case.</summary>
    public string? Body { get; init; }

    /// <summary>Why no request can be made of the case; null where one can.</summary>
    public string? WhyNot { get; init; }
}
