namespace Flowyte.Conformance.Catalogue;

/// <summary>The specs, or a file beside them, are broken. Nothing is run with broken specs.</summary>
public sealed class SpecException : Exception
{
    /// <summary>Makes the exception of everything that is wrong.</summary>
    public SpecException(IReadOnlyList<SpecProblem> problems)
        : base(string.Join(Environment.NewLine, problems))
    {
        Problems = problems;
    }

    /// <summary>Everything that is wrong, in the order of files and lines.</summary>
    public IReadOnlyList<SpecProblem> Problems { get; }
}
