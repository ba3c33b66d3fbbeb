using Flowyte.MockServer.Faults;

namespace Flowyte.MockServer.Cases.Failing;

/// <summary><c>hang</c>: no answer at all, until the client leaves.</summary>
internal sealed class SilenceStep : BrokenStep
{
    public override void Apply(Draft draft) => draft.Wire.IsSilent = true;

    public override string ToString() => "hang";
}
