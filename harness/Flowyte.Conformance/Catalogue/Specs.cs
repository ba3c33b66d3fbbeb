using System.Collections.Frozen;
using Flowyte.Conformance.Dialects;
using Flowyte.Conformance.Schemas;

namespace Flowyte.Conformance.Catalogue;

/// <summary>Everything that <c>specs/</c> says, read and validated.</summary>
public sealed record Specs
{
    // These specs in their own dialect; null where this is it.
    private Specs? _plain;
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

    /// <summary>The dialects that these specs can be put into.</summary>
    public IReadOnlyList<Dialect> Dialects { get; init; } = [Dialect.Flowyte];

    /// <summary>Whose rules they are.</summary>
    public Dialect Dialect { get; init; } = Dialect.Flowyte;

    /// <summary>
    /// The same specs in a dialect. What it leaves out or replaces is still among the requirements, and
    /// <see cref="Dialects.Dialect.OmissionOf"/> says why it does not hold.
    /// </summary>
    /// <param name="dialect">The name of one of <see cref="Dialects"/>.</param>
    /// <exception cref="ArgumentException">There is no such dialect.</exception>
    public Specs In(string dialect)
    {
        var plain = _plain ?? this;
        return dialect == Dialect.Name ? this
            : dialect == Dialect.Flowyte.Name ? plain
            : Dialects.FirstOrDefault(known => known.Name == dialect) is { } found ? DialectSpecs.In(plain, found) with { _plain = plain }
            : throw new ArgumentException($"There is no dialect {Words.Quote(dialect)}. {Words.Hint(dialect, [.. Dialects.Select(known => known.Name)])}", nameof(dialect));
    }

    /// <summary>Every requirement, in the order of groups and files: causes before effects.</summary>
    public IEnumerable<Requirement> Requirements => Groups.SelectMany(group => group.Requirements);

    /// <summary>The requirement of that id; null where there is none.</summary>
    public Requirement? Requirement(string id) => _byId.GetValueOrDefault(id);
}
