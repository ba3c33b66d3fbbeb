using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Recording;

/// <summary>Refuses what are not the shards of one run.</summary>
internal static class ShardRules
{
    /// <summary>Checks the shards.</summary>
    /// <returns>Those that are missing.</returns>
    /// <exception cref="MergeException">They do not belong together.</exception>
    public static IReadOnlyList<Shard> Check(IReadOnlyList<RecordedShard> shards, Specs specs)
    {
        var first = shards.Count > 0 ? shards[0] : throw new MergeException("There is nothing to merge. Give the folders of the shards.");
        foreach (var shard in shards)
        {
            CheckOne(shard, specs);
            CheckPair(first, shard);
        }

        if (shards.GroupBy(shard => shard.Record.Settings.Shard).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new MergeException($"Shard {twice.Key} is there more than once: {string.Join(", ", twice.Select(shard => shard.Name))}. Leave all but one out.");
        }

        CheckExchanges(shards);
        var count = first.Record.Settings.Shard!.Count;
        return [.. Enumerable.Range(1, count).Select(index => new Shard(index, count)).Except(shards.Select(shard => shard.Record.Settings.Shard!))];
    }

    private static void CheckOne(RecordedShard shard, Specs specs)
    {
        if (shard.Record.Settings.Shard is null)
        {
            throw new MergeException($"{shard.Name} holds a whole run and no shard of one. Give folders that run --shard wrote; flowyte-conformance report judges a whole run.");
        }

        if (shard.Record.SpecsVersion != specs.Version || shard.Record.SpecsFingerprint != specs.Fingerprint)
        {
            var difference = shard.Record.SpecsVersion == specs.Version ? "of the same version, with other content" : $"of version {shard.Record.SpecsVersion}";
            throw new MergeException($"{shard.Name} was sent with other specs ({difference}) than those that are to judge it ({specs.Version}). Give the same --specs, and use the same version of flowyte-conformance, for run and merge.");
        }
    }

    private static void CheckPair(RecordedShard first, RecordedShard other)
    {
        var (one, another) = (first.Record, other.Record);
        Refuse("numbers of shards", $"{one.Settings.Shard!.Count}", $"{another.Settings.Shard!.Count}");
        Refuse("targets", TargetOf(one.Target), TargetOf(another.Target));
        Refuse("agents", one.Target.Agent, another.Target.Agent);
        Refuse("unpublished agents", one.Target.UnpublishedAgent ?? "none", another.Target.UnpublishedAgent ?? "none");
        Refuse("sets of keys", KeysOf(one.Target), KeysOf(another.Target));
        var settings = SettingsOf(one.Settings).Zip(SettingsOf(another.Settings));
        foreach (var ((name, value), (_, otherValue)) in settings)
        {
            Refuse($"settings of --{name}", value, otherValue);
        }

        void Refuse(string what, string value, string otherValue)
        {
            if (value != otherValue)
            {
                throw new MergeException($"{first.Name} and {other.Name} have different {what}: {value} and {otherValue}. Give the shards of one run: the same command but for --shard and --out.");
            }
        }
    }

    // By the order of the plan alone nobody would notice that an exchange was sent twice.
    private static void CheckExchanges(IReadOnlyList<RecordedShard> shards)
    {
        var owners = new Dictionary<string, string>();
        foreach (var (id, name) in shards.SelectMany(shard => shard.Record.Exchanges.Select(exchange => exchange.Id).Concat(shard.Record.Unsent.Keys).Distinct().Select(id => (id, shard.Name))))
        {
            if (!owners.TryAdd(id, name))
            {
                throw new MergeException($"The exchange {id} is in {owners[id]} and in {name}: they were made by different versions of flowyte-conformance. Run the shards with the same one.");
            }
        }
    }

    private static string TargetOf(Target target) => target.IsEmbeddedMock ? "the embedded mock" : target.BaseUrl.AbsoluteUri;

    private static string KeysOf(Target target) =>
        string.Join(", ", new[] { "the key", target.UnscopedKey is null ? null : "one without chat:write", target.PublishableKey is null ? null : "a publishable one" }.OfType<string>());

    /// <summary>What bears on what is sent and how it is judged. How many requests go at once may differ.</summary>
    private static IEnumerable<(string Name, string Value)> SettingsOf(RunSettings settings) =>
    [
        ("dialect", settings.Dialect),
        ("profile", string.Join(',', settings.Profiles)),
        ("only", ListOf(settings.Only)),
        ("skip", ListOf(settings.Skip)),
        ("timeout", $"{settings.Timeout.TotalSeconds:0.###}s"),
        ("strict", $"{settings.Strict}"),
        ("require-complete", $"{settings.RequireComplete}"),
        ("seed", $"{settings.Seed}"),
        ("generate", $"{settings.Generate}"),
        ("repeat", $"{settings.Repeat}"),
    ];

    private static string ListOf(IReadOnlyList<string> patterns) => patterns.Count == 0 ? "none" : string.Join(',', patterns);
}
