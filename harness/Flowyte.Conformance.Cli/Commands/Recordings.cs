using Flowyte.Conformance.Recording;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>Reads recordings for commands that judge them.</summary>
internal static class Recordings
{
    /// <exception cref="UsageException">There is none in the folder, or it is broken.</exception>
    public static RunRecord Read(string folder)
    {
        try
        {
            return RecordingFolder.Read(folder);
        }
        catch (RecordingException exception)
        {
            throw new UsageException($"The recording is broken: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"There is no recording that can be read in {folder} ({exception.Message}). Give a folder that run wrote into: that of --out or of --record.");
        }
    }
}
