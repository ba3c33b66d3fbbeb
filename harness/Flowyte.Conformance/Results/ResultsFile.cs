using System.Text.Json;

namespace Flowyte.Conformance.Results;

/// <summary>Finds and reads the <c>results.json</c> of a run.</summary>
internal static class ResultsFile
{
    private const string Name = "results.json";

    /// <summary>Beyond this it is no file of ours: a whole run has some 200 KB.</summary>
    private const long MostBytes = 64 * 1024 * 1024;

    /// <summary>Reads the results of a run.</summary>
    /// <param name="path">The file, or the folder of the reports that holds it.</param>
    /// <exception cref="ResultsException">It is not there, cannot be read, or is no file of results.</exception>
    public static SavedRun Read(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, Name) : path;
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > MostBytes)
            {
                throw new ResultsException($"{file} has {stream.Length / (1024 * 1024)} MB, which no {Name} has. Give the folder of a run's reports.");
            }

            using var document = JsonDocument.Parse(stream);
            return new ResultsReader(file).Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            var place = exception is { LineNumber: { } line, BytePositionInLine: { } column } ? $"({line + 1},{column + 1})" : "";
            throw new ResultsException($"{file}{place} is no JSON. Give a {Name} as a run writes it, or its folder; an interrupted copy is a usual cause.");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ResultsException(Directory.Exists(path)
                ? $"There is no {Name} in the folder {path}. Give a folder that run wrote with --format json, or with no --format."
                : $"There is no file or folder {path}. Give the folder of a run's reports, or its {Name}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ResultsException($"{file} cannot be read: {exception.Message} Give the folder of a run's reports, or its {Name}.");
        }
    }
}
