using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Schemas.Keywords;

/// <summary>A keyword that judges each member of an object: <c>properties</c> and what stands beside it.</summary>
/// <param name="site">Where the keyword stands.</param>
/// <param name="judge">Whether a member is as the keyword wants it; takes the run and the requirement.</param>
internal sealed class MembersKeyword(KeywordSite site, Func<JsonMember, Validation?, string?, bool> judge) : Keyword(site)
{
    /// <summary>
    /// The requirements for which it is evidence about an object even where the members that it is about are absent;
    /// null among them stands for the keyword's own.
    /// </summary>
    public IReadOnlyList<string?> AssertedAnyway { get; init; } = [];

    /// <inheritdoc/>
    public override bool Holds(JsonNode value, Validation? run, string? inherited)
    {
        var requirement = Site.Requirement ?? inherited;
        for (var i = 0; run is not null && value.Kind == JsonKind.Object && i < AssertedAnyway.Count; i++)
        {
            run.Assert(AssertedAnyway[i] ?? requirement);
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
