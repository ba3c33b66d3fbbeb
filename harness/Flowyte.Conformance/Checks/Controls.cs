using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Checks;

/// <summary>The same request without its one fault: it must succeed, or a refusal proves nothing.</summary>
internal static class Controls
{
    /// <summary>Why the control lends the refusal no weight; null where it does, or where the turn needs none.</summary>
    public static string? Failure(Evidence evidence) => (evidence.Turn.ControlId, evidence.Control) switch
    {
        (null, null) => null,
        (_, null) => "its control was not sent",
        (_, { Response.Status: 200 }) => null,
        (_, { Response.Status: > 200 and < 300 }) when evidence.Api != Api.Completions => null,
        (_, { Response: { } response }) => $"the control failed too: the same request without its fault was answered with {response.Status}",
        _ => "the control failed too: the same request without its fault got no answer",
    };
}
