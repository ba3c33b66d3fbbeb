namespace Flowyte.Conformance.Checks;

/// <summary>
/// Whether parallel conversations stay apart: REL-2. It looks for the codes of one in the answers to others. Those of requests
/// with the same <c>user</c> are <see cref="UserStateCheck"/>'s.
/// </summary>
internal sealed class MixedConversationsCheck : IRunCheck
{
    public IReadOnlyList<string> Requirements => ["REL-2"];

    public IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run)
    {
        var owners = new CodeOwners(run);

        // With a single conversation there is nothing that it could be mixed with.
        return owners.Count < 2 ? [] : run.Where(evidence => evidence.Response is not null).SelectMany(evidence => Judge(evidence, owners));
    }

    private static IEnumerable<Observation> Judge(Evidence evidence, CodeOwners owners)
    {
        var told = owners.ToldBy(evidence);
        foreach (var code in told.Where(code => !owners.IsOfConversation(evidence, code) && !owners.IsOfUser(evidence, code)))
        {
            yield return evidence.Violated(
                "REL-2",
                $"The answer holds the code of another conversation ({owners.OwnerOf(code).Exchange.Id}).",
                "nothing of other conversations",
                code,
                CodeOwners.PlaceOf(evidence, code));
        }

        if (told.Any(code => owners.IsOfConversation(evidence, code)))
        {
            yield return evidence.Held("REL-2");
        }
        else if (evidence.Turn.Codes.Count > 0)
        {
            yield return evidence.Unproven("REL-2", "the agent does not repeat codes");
        }
    }
}
