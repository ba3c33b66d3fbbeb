namespace Flowyte.Conformance.Recording;

/// <summary>Recordings cannot be put together. The message is for people: which, why, and what to do next.</summary>
public sealed class MergeException : Exception
{
    internal MergeException(string message)
        : base(message)
    {
    }
}
