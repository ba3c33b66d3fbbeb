namespace Flowyte.MockServer.Faults;

/// <summary>Remembers the code of the conversation before, so that a fault can put it where it does not belong.</summary>
internal sealed class CodeSwap
{
    private string? _last;

    /// <summary>Gives the code that was left here, and leaves another; null where that is the same one, or the first.</summary>
    public string? Swap(string code)
    {
        var other = Interlocked.Exchange(ref _last, code);
        return other == code ? null : other;
    }
}
