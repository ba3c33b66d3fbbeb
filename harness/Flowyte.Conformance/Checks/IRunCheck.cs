using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Checks;

/// <summary>Judges what only several exchanges together show. A pure function.</summary>
public interface IRunCheck
{
    /// <summary>The ids of the requirements that it can observe.</summary>
    IReadOnlyList<string> Requirements { get; }

    /// <summary>Whether what it finds may rest on what no other exchange of the run does: then a part of the run cannot show it.</summary>
    bool NeedsWholeRun => false;

    /// <summary>Whether an exchange is one that this check is about; those of <c>/chat/completions</c>, where a check says nothing else.</summary>
    bool Concerns(Evidence evidence) => evidence.Api == Api.Completions;

    /// <summary>What the exchanges show, in the order of the plan.</summary>
    IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run);
}
