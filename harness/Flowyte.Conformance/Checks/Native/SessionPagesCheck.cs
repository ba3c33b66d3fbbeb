using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Checks.Native;

/// <summary>Whether the pages of a history join without loss or repetition: SESS-26. The names of the parameters are not documented: a target that passes over them proves nothing.</summary>
internal sealed class SessionPagesCheck : IRunCheck
{
    private const string Requirement = "SESS-26";

    public IReadOnlyList<string> Requirements => [Requirement];

    public bool Concerns(Evidence evidence) => evidence.Api == Api.Sessions;

    public IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run) =>
        from log in SessionLog.Of(run)
        from list in log.Lists.Take(1)
        let pages = log.Exchanges.Where(evidence => evidence.Operation == Operation.ListMessages && evidence.Exchange.Request.Target.Query.Length > 0).ToList()
        where pages.Count > 1
        select Judge(list.Messages, pages);

    private static Observation Judge(IReadOnlyList<JsonNode> all, List<Evidence> pages)
    {
        var last = pages[^1];
        var read = pages.ConvertAll(SessionLog.MessagesOf);
        if (read.Exists(page => page is null or { Count: 0 }))
        {
            return last.Unproven(Requirement, "a page holds no messages that can be read (SESS-19)");
        }

        var keys = read.ConvertAll(page => page!.Select(Key).ToList());
        if (keys[0].Count >= all.Count)
        {
            return last.Unproven(Requirement, "the target does not take limit, which is not documented: its first page holds everything");
        }

        if (keys.Skip(1).Any(page => page.SequenceEqual(keys[0])))
        {
            return last.Unproven(Requirement, "the target does not take cursor, which is not documented: it answers the first page again");
        }

        var joined = keys.SelectMany(page => page).ToList();
        if (joined.Except(all.Select(Key)).Any())
        {
            return last.Unproven(Requirement, "the history lacks messages that its pages hold (SESS-20, SESS-21)");
        }

        var wanted = all.Take(joined.Count).Select(Key).ToList();
        return last.HeldUnless(
            !joined.SequenceEqual(wanted),
            Requirement,
            joined.Distinct().Count() < joined.Count ? "A message stands on two pages." : "The pages do not join: they hold other messages than the history, or others in between.",
            string.Join(", ", wanted),
            string.Join(", ", joined),
            SessionData.Of(last) is { } data ? Place.InBody(data.Offset, data.Length) : null);
    }

    // What tells a message from all others.
    private static string Key(JsonNode message) => SessionData.MessageId(message) ?? JsonText.Write(message);
}
