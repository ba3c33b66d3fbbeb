using Flowyte.Conformance.Catalogue;

namespace Flowyte.Conformance.Tests.Catalogue;

/// <summary>A folder of specs in the directory for temporary files; gone with the test.</summary>
internal sealed class SpecsOnDisk : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("specs-").FullName;

    /// <summary>Writes a file.</summary>
    /// <param name="path">Its path below the folder, with <c>/</c>.</param>
    /// <param name="text">What it holds.</param>
    public SpecsOnDisk With(string path, string text)
    {
        var file = System.IO.Path.Combine(Path, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    /// <summary>The specs with this folder laid over the built-in ones.</summary>
    public Specs Load() => SpecsFolder.Load(Path);

    /// <summary>What is wrong with the folder, each as <c>path(line,column): message</c>.</summary>
    public IReadOnlyList<string> Problems()
    {
        try
        {
            Load();
            return [];
        }
        catch (SpecException exception)
        {
            return [.. exception.Problems.Select(problem => problem.ToString().Replace(Path + System.IO.Path.DirectorySeparatorChar, "", StringComparison.Ordinal))];
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
