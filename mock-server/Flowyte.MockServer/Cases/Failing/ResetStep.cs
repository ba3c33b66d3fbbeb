using Flowyte.MockServer.Faults;

namespace Flowyte.MockServer.Cases.Failing;

/// <summary><c>reset</c>: the connection is reset before anything is answered.</summary>
internal sealed class ResetStep : BrokenStep
{
    public override void Apply(Draft draft)
    {
        draft.Wire.Garbage = [];
        draft.Wire.BreakOff = new(BreakOff.Reset, "0");
    }

    public override string ToString() => "reset";
}
