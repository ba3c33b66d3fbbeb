namespace Flowyte.Conformance.Catalogue;

/// <summary>Reads <c>specs/</c>.</summary>
public static class SpecsFolder
{
    /// <summary>The folder of the specs that came with the harness.</summary>
    public static string BuiltIn { get; } = Path.Combine(AppContext.BaseDirectory, "specs");

    /// <summary>Reads and validates the built-in specs, and the user's beside them.</summary>
    /// <param name="directory">
    /// A folder of one's own with the same layout, or null. Its files are added to the built-in ones;
    /// a file at the same relative path replaces the built-in one.
    /// </param>
    /// <exception cref="SpecException">A file is broken; it names every problem with file, line and column.</exception>
    public static Specs Load(string? directory = null) => SpecReader.Read(new SpecTree(BuiltIn, directory));
}
