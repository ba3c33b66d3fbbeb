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
