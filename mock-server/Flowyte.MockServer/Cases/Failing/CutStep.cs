using Flowyte.MockServer.Faults;

namespace Flowyte.MockServer.Cases.Failing;

/// <summary>
/// <c>cut at chunk 3</c>, <c>cut at byte 100 with end</c>: the answer stops behind a chunk of its text or a byte of its body. A completion
/// in JSON has no chunks; it is cut in the middle of its body.
/// </summary>
/// <param name="isByte">Whether bytes of the body are counted, and not chunks of the text.</param>
/// <param name="at">How many are sent.</param>
/// <param name="how">How it stops: one of <see cref="BreakOff.Ways"/>.</param>
internal sealed class CutStep(bool isByte, int at, string how) : BrokenStep
{
    public override void Apply(Draft draft)
    {
        draft.Wire.BreakOff = new(how, Where(draft));

        // Whoever says where the body ends must not say that it ends later.
        draft.Wire.IsRaw = true;
    }

    public override string ToString() => $"cut at {(isByte ? "byte" : "chunk")} {at} with {how}";

    private string Where(Draft draft)
    {
        if (isByte)
        {
            return $"{at}";
        }

        if (draft.Events is not { } events)
        {
            return $"{draft.Body!.Render().Length / 2}";
        }

        var chunks = EventSelector.Select(events, "text").Count;
        return at > 0 && chunks > 0 ? $"text:{Math.Min(at, chunks)}" : EventSelector.Select(events, "role").Count > 0 ? "role" : "0";
    }
}
