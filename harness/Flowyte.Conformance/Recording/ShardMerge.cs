using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Recording;

/// <summary>Makes one run of its shards.</summary>
public static class ShardMerge
{
    private const string Unreached = "the target could not be reached";

    /// <summary>
    /// Puts the records of shards together, ready for <see cref="Suite.Judge(RunRecord)"/>. The run began when the first of them did
    /// and took as long as the longest. Where a shard is missing or broke off, the record is marked incomplete.
    /// </summary>
    /// <param name="shards">The shards, in any order.</param>
    /// <param name="specs">The specs that the shards were sent with.</param>
    /// <param name="allowMissing">Whether shards may be missing.</param>
    /// <exception cref="MergeException">They are not the shards of one run, or one is missing or there twice.</exception>
    public static RunRecord Merge(IReadOnlyList<RecordedShard> shards, Specs specs, bool allowMissing = false)
    {
        ArgumentNullException.ThrowIfNull(shards);
        ArgumentNullException.ThrowIfNull(specs);
        var missing = ShardRules.Check(shards, specs);
        if (missing.Count > 0 && !allowMissing)
        {
            throw new MergeException($"{Missing(missing)}. Give the folder of each shard; or --allow-missing for the reports of those that are there, marked incomplete.");
        }

        var ordered = shards.OrderBy(shard => shard.Record.Settings.Shard!.Index).ToList();
        var first = ordered[0].Record;

        // Where one shard reached the target, it is there.
        var unreachable = ordered.TrueForAll(shard => shard.Record.Unreachable is not null || shard.Record.Exchanges.Count == 0)
            ? ordered.Select(shard => shard.Record.Unreachable).FirstOrDefault(reason => reason is not null)
            : null;
        var records = ordered.Select(shard => Rebased(unreachable is null ? WithoutUnreached(shard.Record) : shard.Record, first.Target)).ToList();
        var incomplete = records.Where(record => record.Incomplete is not null)
            .Select(record => $"shard {record.Settings.Shard}: {record.Incomplete}")
            .Concat(missing.Count > 0 ? [Missing(missing)] : []);
        return first with
        {
            Settings = first.Settings with { Shard = null },
            StartedAt = records.Min(record => record.StartedAt),
            Duration = records.Max(record => record.Duration),
            Exchanges = [.. records.SelectMany(record => record.Exchanges)],
            Unsent = records.SelectMany(record => record.Unsent).ToDictionary(),
            Interrupted = records.Exists(record => record.Interrupted),
            Incomplete = string.Join("; ", incomplete) is { Length: > 0 } reasons ? reasons : null,
            Unreachable = unreachable,
        };
    }

    private static string Missing(IReadOnlyList<Shard> missing) => missing.Count == 1
        ? $"shard {missing[0]} is missing"
        : $"shards {string.Join(", ", missing)} are missing";

    // That a connection never came about says nothing of the target.
    private static RunRecord WithoutUnreached(RunRecord record) => record.Unreachable is null ? record : record with
    {
        Exchanges = [],
        Unsent = record.Exchanges.Select(exchange => KeyValuePair.Create(exchange.Id, Unreached))
            .Concat(record.Unsent).DistinctBy(pair => pair.Key).ToDictionary(),
        Incomplete = Unreached,
    };

    /// <summary>Each shard starts an embedded mock of its own, at a port of its own: as if all had been the first one's.</summary>
    private static RunRecord Rebased(RunRecord record, Target target) => record.Target.BaseUrl == target.BaseUrl ? record : record with
    {
        Target = target,
        Exchanges = [.. record.Exchanges.Select(exchange => exchange with { Request = exchange.Request with { Target = Rebased(exchange.Request.Target, record.Target.BaseUrl, target.BaseUrl) } })],
    };

    private static Uri Rebased(Uri address, Uri from, Uri to)
    {
        var (start, text) = (from.GetLeftPart(UriPartial.Authority), address.OriginalString);
        return text.StartsWith(start, StringComparison.Ordinal) ? new Uri(to.GetLeftPart(UriPartial.Authority) + text[start.Length..]) : address;
    }
}
