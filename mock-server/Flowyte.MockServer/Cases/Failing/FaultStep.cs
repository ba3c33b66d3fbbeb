using Flowyte.MockServer.Faults;

namespace Flowyte.MockServer.Cases.Failing;

/// <summary><c>fault no-done</c>: the answer has a fault of <c>specs/faults</c>, where that concerns it.</summary>
internal sealed class FaultStep(Fault fault) : FailStep
{
    /// <summary>The fault.</summary>
    public Fault Fault => fault;

    public override string ToString() => $"fault {fault.Id}";
}
