using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Flowyte.MockServer.Cases;

/// <summary>
/// The cases of an agent, ready to be searched. Those that ask for one exact last message are found by it, so that an agent of
/// thousands of recorded conversations is as quick as one of a few; the others are tried one by one.
/// </summary>
internal sealed class CaseSet
{
    private readonly ReplyCase[] _ranked;
    private readonly int[] _tried;
    private readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>>? _exact;

    /// <param name="cases">The cases that code has taught, and behind them those of the file, in its order.</param>
    public CaseSet(ImmutableArray<ReplyCase> cases)
    {
        InOrder = cases;
        // What a test says goes before what a file says. The order given decides between equals: this sort keeps it.
        _ranked = [.. cases.OrderByDescending(reply => reply.Place.IsFromCode).ThenByDescending(reply => reply.Specificity.Rank)];
        _tried = [.. Enumerable.Range(0, _ranked.Length).Where(rank => LastMessage(_ranked[rank]) is null)];
        var exact = Enumerable.Range(0, _ranked.Length).Except(_tried)
            .GroupBy(rank => LastMessage(_ranked[rank])!, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.OrdinalIgnoreCase);
        _exact = exact.Count == 0 ? null : exact.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>No cases.</summary>
    public static CaseSet Empty { get; } = new([]);

    /// <summary>The cases in the order in which they were given.</summary>
    public ImmutableArray<ReplyCase> InOrder { get; }

    /// <summary>The cases in the order in which they are looked at.</summary>
    public IReadOnlyList<ReplyCase> InRank => _ranked;

    /// <summary>The most specific case that fits a conversation, and the first of several; null where none does.</summary>
    public ReplyCase? Find(in Conversation conversation)
    {
        int[] exact = _exact is { } lookup && lookup.TryGetValue(conversation.LastUserText.AsSpan().Trim(), out var found) ? found : [];
        var (at, atExact) = (0, 0);
        while (at < _tried.Length || atExact < exact.Length)
        {
            var isExact = at == _tried.Length || (atExact < exact.Length && exact[atExact] < _tried[at]);
            var reply = _ranked[isExact ? exact[atExact++] : _tried[at++]];
            if (reply.Fits(conversation))
            {
                return reply;
            }
        }

        return null;
    }

    private static string? LastMessage(ReplyCase reply) => reply.Conditions
        .OfType<LastMessageCondition>()
        .Select(condition => condition.Pattern)
        .OfType<ExactPattern>()
        .FirstOrDefault()?.Text;
}
