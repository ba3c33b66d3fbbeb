namespace Flowyte.Conformance.Checks;

/// <summary>Whether requests with the same <c>user</c> know nothing of each other: CONTEXT-8.</summary>
internal sealed class UserStateCheck : IRunCheck
{
    private const string Id = "CONTEXT-8";

    public IReadOnlyList<string> Requirements => [Id];

    public IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run)
    {
        var owners = new CodeOwners(run);
        foreach (var evidence in run.Where(evidence => evidence.Response is not null && owners.OthersOfUser(evidence).Any()))
        {
            var told = owners.ToldBy(evidence);
            var foreign = told.Where(code => owners.IsOfUser(evidence, code)).ToList();
            foreach (var code in foreign)
            {
                yield return evidence.Violated(
                    Id,
                    $"The answer holds a code of another request with the same user ({owners.OwnerOf(code).Exchange.Id}).",
                    "nothing but what the request's own messages say",
                    code,
                    CodeOwners.PlaceOf(evidence, code));
            }

            if (foreign.Count == 0)
            {
                yield return told.Count > 0 ? evidence.Held(Id) : evidence.Unproven(Id, CodeProbe.NoCodes);
            }
        }
    }
}
