namespace Flowyte.MockServer;

/// <summary>What arrived at a mock is not what a test expected. It belongs to no test framework: NUnit, xunit and MSTest report it as they report any failure.</summary>
public sealed class FlowyteAssertionException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was expected, what arrived, and what to do next.</param>
    public FlowyteAssertionException(string message)
        : base(message)
    {
    }
}
