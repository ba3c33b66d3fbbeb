namespace Flowyte.Conformance.SelfTesting;

/// <summary>A text file, such as a README, in which the figures of the self-test stand between two lines.</summary>
public static class SelfTestReadme
{
    /// <summary>The line before the figures.</summary>
    public const string Start = "<!-- selftest -->";

    /// <summary>The line behind the figures.</summary>
    public const string End = "<!-- /selftest -->";

    /// <summary>Puts the figures between the lines; what stood there goes.</summary>
    /// <exception cref="InvalidDataException">The file lacks one of the lines.</exception>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public static async Task WriteAsync(SelfTestReport report, string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        var content = await File.ReadAllTextAsync(path, cancellation);
        var start = content.IndexOf(Start, StringComparison.Ordinal);
        var end = content.IndexOf(End, StringComparison.Ordinal);
        if (start < 0 || end < start)
        {
            throw new InvalidDataException($"{path} lacks the lines {Start} and {End}, between which the figures go.");
        }

        var text = $"{content[..start]}{Start}\n{SelfTestFigures.Sentence(report)} (specs {report.Specs.Version}).\n{content[end..]}";
        await File.WriteAllTextAsync(path, text, cancellation);
    }
}
