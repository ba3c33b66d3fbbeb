namespace Flowyte.Conformance.Yaml;

/// <summary>How large a file may be. A file of a few lines can otherwise stand for billions of values by its aliases.</summary>
internal static class YamlLimits
{
    /// <summary>The most bytes of a file.</summary>
    public const int Bytes = 4 * 1024 * 1024;

    /// <summary>How deep lists and maps may nest, aliases followed.</summary>
    public const int Depth = 64;

    /// <summary>The most values, each counted as often as aliases repeat it.</summary>
    public const int Values = 200_000;
}
