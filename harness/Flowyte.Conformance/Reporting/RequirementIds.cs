namespace Flowyte.Conformance.Reporting;

/// <summary>Writes ids of requirements in few words: a whole profile that is left out has dozens of them.</summary>
internal static class RequirementIds
{
    private const int FewestOfRange = 5;

    /// <summary>The ids with commas between them; those that follow one another are told by the first and the last: <c>SESS-1 to SESS-37</c>.</summary>
    public static string Describe(IEnumerable<string> ids)
    {
        var ranges = new List<List<string>>();
        foreach (var id in ids)
        {
            if (ranges is [.., var last] && Follows(last[^1], id))
            {
                last.Add(id);
            }
            else
            {
                ranges.Add([id]);
            }
        }

        return string.Join(", ", ranges.SelectMany(range => range.Count >= FewestOfRange ? [$"{range[0]} to {range[^1]}"] : range));
    }

    private static bool Follows(string first, string second) =>
        (first.Split('-'), second.Split('-')) is ([var prefix, var number], [var other, var next])
        && prefix == other
        && int.TryParse(number, out var one) && int.TryParse(next, out var two) && two == one + 1;
}
