namespace Flowyte.Conformance.Clients.Adapters;

/// <summary>One thing that an adapter was checked for.</summary>
/// <param name="Rule">What it ought to do, in a sentence.</param>
/// <param name="Problem">What it did instead, and what to do about it; empty where it did it.</param>
public sealed record AdapterCheckResult(string Rule, string Problem = "")
{
    /// <summary>Whether the adapter does it.</summary>
    public bool Holds => Problem.Length == 0;
}
