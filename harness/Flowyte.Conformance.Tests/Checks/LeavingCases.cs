using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Tests.Checks;

/// <summary>A client that leaves in the middle of a stream, and what comes after it.</summary>
internal static class LeavingCases
{
    private static readonly Said Left = Say.Raw(Say.Events(Say.Role, Say.Text("Yes,")) + "data: {\"id\":") with
    {
        Id = "leaving/1",
        Leaves = true,
        End = ExchangeEnd.Left,
        Expectations = [Say.Reply("HTTP-15")],
    };

    private static readonly Said Failed = Say.Refusal("400", "500", 500) with { Id = "leaving/2", Kind = TurnKind.Reply, Control = null, Expectations = [Say.Reply("REQ-3")] };

    private static readonly Said Answered = Say.Completion() with { Id = "leaving/2" };

    public static IEnumerable<FaultCase> Faults { get; } = [new("HTTP-15", "a server error after it", Left, Failed, Say.Completion() with { Id = "other/1" })];

    public static IEnumerable<LegalCase> Legal { get; } =
    [
        new("a client that leaves", Left, Answered),
        new("a stream that is over before the client leaves", Say.Raw(Say.Good) with { Id = "leaving/1", Leaves = true, Expectations = [Say.Reply("HTTP-15")] }, Answered),
    ];
}
