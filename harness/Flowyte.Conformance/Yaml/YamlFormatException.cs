namespace Flowyte.Conformance.Yaml;

/// <summary>A file is not the YAML that is read here.</summary>
public sealed class YamlFormatException : FormatException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="file">The file's name, as it was given.</param>
    /// <param name="position">Where the fault is.</param>
    /// <param name="problem">What is wrong and what was expected.</param>
    public YamlFormatException(string file, TextPosition position, string problem)
        : base($"{file}({position.Line},{position.Column}): {problem}")
    {
        File = file;
        Position = position;
        Problem = problem;
    }

    /// <summary>The file's name, as it was given.</summary>
    public string File { get; }

    /// <summary>Where the fault is.</summary>
    public TextPosition Position { get; }

    /// <summary>What is wrong and what was expected, without the place.</summary>
    public string Problem { get; }
}
