using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Checks.Native;

/// <summary>Whether a session holds nothing of another one: SESS-25.</summary>
internal sealed class SessionMixCheck : IRunCheck
{
    private const string Requirement = "SESS-25";

    public IReadOnlyList<string> Requirements => [Requirement];

    public bool Concerns(Evidence evidence) => evidence.Api == Api.Sessions;

    public IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run)
    {
        var logs = SessionLog.Of(run);
        foreach (var (log, list, messages) in logs.SelectMany(log => log.Lists.Select(list => (log, list.List, list.Messages))))
        {
            var others = logs.Where(other => other != log).SelectMany(other => other.Posts).ToList();
            var foreign = messages.FirstOrDefault(message => SessionData.Text(message) is { } text && others.Any(post => post.Codes.Any(code => text.Contains(code, StringComparison.Ordinal))));
            if (others.Count > 0)
            {
                yield return list.HeldUnless(
                    foreign is not null,
                    Requirement,
                    "The history holds what was said in another session.",
                    "the messages of this session alone",
                    foreign is null ? "" : SessionData.Text(foreign)!,
                    foreign is null ? null : Place.InBody(foreign.Offset, foreign.Length));
            }
        }
    }
}
