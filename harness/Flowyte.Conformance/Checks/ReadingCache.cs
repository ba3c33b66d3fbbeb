using System.Diagnostics.CodeAnalysis;

namespace Flowyte.Conformance.Checks;

/// <summary>
/// Keeps what was read from a small body, and from a large one only as long as somebody looks at it. A run holds all its
/// exchanges, and the trees of large bodies take many times their bytes; to read every small one over and over takes time.
/// </summary>
/// <param name="read">Reads the body.</param>
/// <param name="length">How many bytes the body has.</param>
internal sealed class ReadingCache<T>(Func<T> read, int length)
    where T : class
{
    /// <summary>The longest body whose reading is kept.</summary>
    internal const int Small = 32 * 1024;

    private readonly WeakReference<T?> _value = new(null);
    private T? _kept;

    [SuppressMessage("Design", "MA0173", Justification = "Two readings of the same bytes are equal; which one stays does not matter.")]
    public T Value
    {
        get
        {
            if (!_value.TryGetTarget(out var value))
            {
                value = read();
                _value.SetTarget(value);
                _kept = length <= Small ? value : null;
            }

            return value;
        }
    }
}
