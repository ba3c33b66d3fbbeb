using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Schemas.Keywords;

/// <summary><c>required</c>. Each member is told by itself, because each may prove a requirement of its own.</summary>
internal sealed class RequiredKeyword(KeywordSource source) : Keyword(source.Site)
{
    private const int MostNames = 12;
    private const int LongestName = 40;

    private readonly (string Name, string? Requirement)[] _members = [.. source.Names().Select(name => (name, source.RequirementOf(name)))];

    /// <inheritdoc/>
    public override string? Summary => string.Join(" and ", _members.Select(member => Expect(member.Name)));

    /// <summary>The words for a member that must be there.</summary>
    public static string Expect(string name) => $"a member {JsonText.Preview(JsonNode.Of(name), LongestName)}";

    /// <summary>The words for an object that lacks a member: the names that it has.</summary>
    public static string NamesOf(JsonNode value)
    {
        var names = value.Members.Take(MostNames).Select(member => JsonText.Preview(JsonNode.Of(member.Name), LongestName));
        var more = value.Members.Count > MostNames ? $" and {value.Members.Count - MostNames} more" : "";
        return value.Members.Count == 0 ? "an object without members" : $"only {string.Join(", ", names)}{more}";
    }

    /// <summary>Whether an object has a member.</summary>
    public static bool Has(JsonNode value, string name)
    {
        for (var i = 0; i < value.Members.Count; i++)
        {
            if (value.Members[i].Name == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override bool Holds(JsonNode value, Validation? run, string? inherited)
    {
        if (value.Kind != JsonKind.Object)
        {
            return true;
        }

        var holds = true;
        foreach (var (name, own) in _members)
        {
            var requirement = own ?? inherited;
            run?.Assert(requirement);
            if (!Has(value, name))
            {
                run?.Tell(Site, requirement, value, () => Expect(name), NamesOf);
                holds = false;
            }
        }

        return holds;
    }
}
