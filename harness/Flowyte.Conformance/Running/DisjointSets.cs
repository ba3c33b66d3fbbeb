namespace Flowyte.Conformance.Running;

/// <summary>Puts numbers into sets that share none: each is alone at first.</summary>
/// <param name="count">How many numbers there are, from 0.</param>
internal sealed class DisjointSets(int count)
{
    private readonly int[] _parents = [.. Enumerable.Range(0, count)];

    /// <summary>The number that stands for the set of this one: the smallest in it.</summary>
    public int Find(int number)
    {
        while (_parents[number] != number)
        {
            number = _parents[number] = _parents[_parents[number]];
        }

        return number;
    }

    /// <summary>Makes one set of the sets of two numbers.</summary>
    public void Unite(int first, int second)
    {
        var (one, other) = (Find(first), Find(second));
        _parents[Math.Max(one, other)] = Math.Min(one, other);
    }
}
