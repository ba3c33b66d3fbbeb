using System.Collections.Frozen;
using Flowyte.Conformance.Schemas;

namespace Flowyte.Conformance.Catalogue;

/// <summary>Everything that <c>specs/</c> says, read and validated.</summary>
public sealed record Specs
{
    private readonly FrozenDictionary<string, Requirement> _byId = FrozenDictionary<string, Requirement>.Empty;

    /// <summary>The version of the specs, from <c>specs/version.yaml</c>.</summary>
    public required string Version { get; init; }

    /// <summary>Tells these files from others that call themselves by the same version; empty where the specs come from no files.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>The groups of requirements in their order.</summary>
    public required IReadOnlyList<RequirementGroup> Groups
    {
        get;
        init
        {
            field = value;
            _byId = value.SelectMany(group => group.Requirements).ToFrozenDictionary(requirement => requirement.Id);
        }
    }

    /// <summary>The conversations in the order of their files' paths.</summary>
    public required IReadOnlyList<Conversation> Conversations { get; init; }

    /// <summary>The schemas by file name without its ending, such as <c>completion</c>.</summary>
    public required SchemaSet Schemas { get; init; }

    /// <summary>Every requirement, in the order of groups and files: causes before effects.</summary>
    public IEnumerable<Requirement> Requirements => Groups.SelectMany(group => group.Requirements);

    /// <summary>The requirement of that id; null where there is none.</summary>
    public Requirement? Requirement(string id) => _byId.GetValueOrDefault(id);
}
