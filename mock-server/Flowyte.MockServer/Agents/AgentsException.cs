namespace Flowyte.MockServer;

/// <summary>The files of the agents are broken, with which a mock is not started; or code has taught an agent what it cannot be taught.</summary>
public sealed class AgentsException : Exception
{
    /// <summary>Makes the exception of everything that is wrong.</summary>
    public AgentsException(IReadOnlyList<AgentsProblem> problems)
        : base(string.Join(Environment.NewLine, problems))
    {
        Problems = problems;
    }

    /// <summary>Everything that is wrong, in the order of files and lines.</summary>
    public IReadOnlyList<AgentsProblem> Problems { get; }
}
