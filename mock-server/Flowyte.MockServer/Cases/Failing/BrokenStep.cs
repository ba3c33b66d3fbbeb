using Flowyte.MockServer.Faults;

namespace Flowyte.MockServer.Cases.Failing;

/// <summary>An answer that does not come whole.</summary>
internal abstract class BrokenStep : FailStep
{
    /// <summary>Breaks an answer.</summary>
    /// <param name="draft">The whole answer, which is open to changes.</param>
    public abstract void Apply(Draft draft);
}
