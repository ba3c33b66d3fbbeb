using Flowyte.Conformance.Catalogue;

namespace Flowyte.Conformance.SelfTesting;

/// <summary>Reads what <c>specs/faults</c> says to the harness. What the faults do is for the mock to know.</summary>
public static class FaultCatalogue
{
    private const string Schema = "faults";

    /// <summary>Reads and validates the faults and variants that came with the harness.</summary>
    /// <param name="specs">The specs, whose requirements they name.</param>
    /// <returns>Faults and variants in the order of their files.</returns>
    /// <exception cref="SpecException">A file is broken; it names every problem with file, line and column.</exception>
    public static IReadOnlyList<FaultSpec> Load(Specs specs) => Load(specs, new SpecTree(SpecsFolder.BuiltIn, own: null));

    internal static IReadOnlyList<FaultSpec> Load(Specs specs, SpecTree tree)
    {
        var reads = tree.Faults.Select(source => SpecReader.Read(source, Schema)).ToList();
        SpecReader.Refuse(reads.Select(read => read.Problem).OfType<SpecProblem>());

        var files = reads.Select(read => read.File!).ToList();
        var schemas = new SchemaFolder(tree.Schemas.Where(schema => schema.Name == Schema));
        SpecReader.Refuse([.. schemas.Problems, .. files.SelectMany(schemas.Judge)]);
        SpecReader.Refuse(FaultRules.Check(files, specs));
        return [.. files.SelectMany(FaultReader.Read)];
    }
}
