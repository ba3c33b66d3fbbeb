namespace Flowyte.Conformance.Wire;

/// <summary>Collects the faults of one response. Their number is bounded: a hostile body could hold millions.</summary>
internal sealed class WireFaults
{
    private const int Bound = 100;

    private readonly List<WireFault> _faults = [];

    public void Add(WireFaultKind kind, ResponsePart part, int offset, string message)
    {
        if (_faults.Count < Bound)
        {
            _faults.Add(new WireFault(kind, part, offset, message));
        }
    }

    public void Add(WireFaults others)
    {
        foreach (var fault in others._faults)
        {
            Add(fault.Kind, fault.Part, fault.Offset, fault.Message);
        }
    }

    /// <summary>Adds the faults of an interim response. Its head is not kept, so that they point to the start of the final one.</summary>
    public void AddInterim(int status, WireFaults others)
    {
        foreach (var fault in others._faults)
        {
            Add(fault.Kind, fault.Part, 0, $"In an interim response with status {status}: {fault.Message}");
        }
    }

    public bool Has(params ReadOnlySpan<WireFaultKind> kinds)
    {
        foreach (var fault in _faults)
        {
            if (kinds.Contains(fault.Kind))
            {
                return true;
            }
        }

        return false;
    }

    public IReadOnlyList<WireFault> InOrder() => [.. _faults.OrderBy(fault => fault.Part).ThenBy(fault => fault.Offset)];
}
