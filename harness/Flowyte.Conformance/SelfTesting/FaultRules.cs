using Flowyte.Conformance.Catalogue;

namespace Flowyte.Conformance.SelfTesting;

/// <summary>What a schema cannot say of the files of faults: ids are there once, and what they name exists.</summary>
internal static class FaultRules
{
    private static readonly string[] References = ["breaks", "near", "notes"];

    public static IEnumerable<SpecProblem> Check(IReadOnlyList<SpecFile> files, Specs specs)
    {
        var ids = specs.Requirements.Select(requirement => requirement.Id).ToHashSet();
        var named =
            from file in files
            from entry in FaultReader.EntriesOf(file)
            select new NamedNode(entry["id"]!.Text, entry["id"]!, file);
        var unknown =
            from file in files
            from entry in FaultReader.EntriesOf(file)
            from key in References
            from node in FaultReader.NodesOf(entry[key])
            where !ids.Contains(node.Text)
            select file.Problem(node, PatternRules.Unknown(node.Text, ids));
        return NamedNode.Repeated("id", named).Concat(unknown);
    }
}
