using Flowyte.MockServer.Faults;

namespace Flowyte.MockServer.Cases.Failing;

/// <summary><c>delayed 2s</c>: the whole answer, whose first byte comes late, its head included.</summary>
/// <param name="delay">By how much.</param>
internal sealed class SlowStartStep(TimeSpan delay) : BrokenStep
{
    public override bool IsAnswered => true;

    public override void Apply(Draft draft) => draft.Delay += delay;

    public override string ToString() => $"delayed {Durations.Text(delay)}";
}
