using System.Diagnostics.CodeAnalysis;

namespace Flowyte.Conformance.Checks;

/// <summary>
/// Keeps what was read from a body only as long as somebody looks at it. A run holds all its exchanges, and the trees of
/// large bodies take many times their bytes.
/// </summary>
internal sealed class WeakCache<T>(Func<T> read)
    where T : class
{
    private readonly WeakReference<T?> _value = new(null);

    [SuppressMessage("Design", "MA0173", Justification = "Two readings of the same bytes are equal; which one stays does not matter.")]
    public T Value
    {
        get
        {
            if (!_value.TryGetTarget(out var value))
            {
                value = read();
                _value.SetTarget(value);
            }

            return value;
        }
    }
}
