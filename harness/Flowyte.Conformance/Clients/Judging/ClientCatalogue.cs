using Flowyte.Conformance.Catalogue;

namespace Flowyte.Conformance.Clients.Judging;

/// <summary>Reads <c>specs/clients</c>: what a conforming client does.</summary>
public static class ClientCatalogue
{
    private const string Schema = "requirements";

    /// <summary>Reads and validates the requirements for clients.</summary>
    /// <returns>The requirements in the order of their groups.</returns>
    /// <exception cref="SpecException">A file is broken; it names every problem with file, line and column.</exception>
    public static IReadOnlyList<Requirement> Load()
    {
        var tree = new SpecTree(SpecsFolder.BuiltIn, own: null);
        var reads = tree.Clients.Select(source => SpecReader.Read(source, Schema)).ToList();
        SpecReader.Refuse(reads.Select(read => read.Problem).OfType<SpecProblem>());

        var files = reads.Select(read => read.File!).ToList();
        var schemas = new SchemaFolder(tree.Schemas.Where(schema => schema.Name == Schema));
        SpecReader.Refuse([.. schemas.Problems, .. files.SelectMany(schemas.Judge)]);
        return [.. files.Select(file => RequirementReader.Read(file, SdkImpact.None)).OrderBy(group => group.Order).SelectMany(group => group.Requirements)];
    }
}
