using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Schemas.Keywords;

/// <summary>A keyword that judges each member of an object: <c>properties</c> and what stands beside it.</summary>
/// <param name="site">Where the keyword stands.</param>
/// <param name="judge">Whether a member is as the keyword wants it; takes the run and the requirement.</param>
internal sealed class MembersKeyword(KeywordSite site, Func<JsonMember, Validation?, string?, bool> judge) : Keyword(site)
{
    /// <summary>Whether the keyword is evidence for its requirement even where the object has no member that it is about.</summary>
    public bool AssertsAbsence { get; init; }

    /// <inheritdoc/>
    public override bool Holds(JsonNode value, Validation? run, string? inherited)
    {
        var requirement = Site.Requirement ?? inherited;
        if (AssertsAbsence && value.Kind == JsonKind.Object)
        {
            run?.Assert(requirement);
        }

        var holds = true;
        for (var i = 0; i < value.Members.Count && (holds || run is not null); i++)
        {
            var member = value.Members[i];
            run?.Enter(member.Name);
            holds &= judge(member, run, requirement);
            run?.Leave();
        }

        return holds;
    }
}
