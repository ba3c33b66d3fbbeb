using System.Text.Json.Serialization;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Dialects;

namespace Flowyte.Conformance.Running;

/// <summary>How a run is to go.</summary>
public sealed record RunSettings
{
    /// <summary>The profiles of a live target where it names none: the others create things there.</summary>
    public static IReadOnlyList<string> LiveProfiles { get; } = [SpecDefaults.Profile];

    /// <summary>The profiles of the embedded mock where it names none: all of them.</summary>
    public static IReadOnlyList<string> MockProfiles { get; } = [SpecDefaults.Profile, "sessions", "widget"];

    /// <summary>The name of the dialect whose rules judge.</summary>
    [JsonIgnore]
    public string Dialect { get; init; } = Dialects.Dialect.Flowyte.Name;

    /// <summary>The dialect as a recording has it: only where it is another one, so that a harness before dialects reads the rest.</summary>
    [JsonInclude, JsonPropertyName("dialect"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    internal string? RecordedDialect
    {
        get => Dialect == Dialects.Dialect.Flowyte.Name ? null : Dialect;
        init => Dialect = value ?? Dialects.Dialect.Flowyte.Name;
    }

    /// <summary>The profiles that are tested.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = LiveProfiles;

    /// <summary>Ids, groups or conversations (with <c>*</c> and <c>?</c>) that alone are tested; empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Ids, groups or conversations (with <c>*</c> and <c>?</c>) that are left out.</summary>
    public IReadOnlyList<string> Skip { get; init; } = [];

    /// <summary>How many conversations run at once.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>How long one exchange may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the whole run may take; what is not sent by then is untested.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether a SHOULD counts as a MUST.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether a run in which a requirement stayed untested exits 3.</summary>
    public bool RequireComplete { get; init; }

    /// <summary>Which part of the plan is sent; null for all of it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Shard? Shard { get; init; }

    /// <summary>The seed of what a run makes up: unknown agent ids, nonces. The same seed gives the same requests.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many random conversations are sent beside the scripted ones, made from the seed.</summary>
    public int Generate { get; init; }

    /// <summary>How often the plan is run; a requirement that differs from one time to another does not hold and is marked unstable.</summary>
    public int Repeat { get; init; } = 1;
}
