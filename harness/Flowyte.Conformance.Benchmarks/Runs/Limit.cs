namespace Flowyte.Conformance.Benchmarks.Runs;

/// <summary>Something measured beside what it may be at most, or must be at least.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Measured">What came out, with its unit.</param>
/// <param name="Allowed">The limit, with its unit.</param>
/// <param name="Holds">Whether it is kept.</param>
internal sealed record Limit(string What, string Measured, string Allowed, bool Holds)
{
    /// <summary>A number that may be so large at most.</summary>
    public static Limit AtMost(string what, double measured, double most, string form) =>
        new(what, Text(measured, form), $"≤ {Text(most, form)}", measured <= most);

    /// <summary>A number that must be so large at least.</summary>
    public static Limit AtLeast(string what, double measured, double least, string form) =>
        new(what, Text(measured, form), $"≥ {Text(least, form)}", measured >= least);

    private static string Text(double number, string form) => string.Format(System.Globalization.CultureInfo.InvariantCulture, form, number);
}
