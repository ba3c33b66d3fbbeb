namespace Flowyte.Conformance.Recording;

/// <summary>A recording cannot be read.</summary>
public sealed class RecordingException : Exception
{
    internal RecordingException(string file, int line, string message, Exception? inner = null)
        : base($"{file}({line}): {message}", inner)
    {
        File = file;
        Line = line;
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The line at fault, from 1.</summary>
    public int Line { get; }
}
