using System.Globalization;
using System.Text;
using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Chat;

namespace Flowyte.MockServer.Recording;

/// <summary>Keeps what was recorded, and writes the file of an agent anew each time that something is added to it.</summary>
/// <param name="directory">The folder of the files.</param>
/// <param name="upstream">Where it is recorded.</param>
internal sealed class RecordingBook(string directory, Uri upstream)
{
    private const int LongestId = 100;
    private const int MostAgents = 100;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, RecordedAgent> _agents = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes the folder.</summary>
    /// <exception cref="IOException">It holds agents already, or cannot be made.</exception>
    public void Open()
    {
        Directory.CreateDirectory(directory);
        if (Directory.EnumerateFiles(directory, AgentsFolder.Files).Any())
        {
            throw new IOException($"The folder {directory} holds agents already, which a recording would overwrite. Choose an empty or new one.");
        }
    }

    /// <summary>Adds a reply.</summary>
    /// <returns>What was done, for a note.</returns>
    /// <exception cref="NotRecordableException">It cannot be written as a case.</exception>
    /// <exception cref="IOException">The file cannot be written; the earlier one stays.</exception>
    public string Add(ChatRequest request, RecordedReply reply)
    {
        lock (_lock)
        {
            var agent = AgentOf(request.Model);
            if (!agent.Add(new(request.Messages), reply))
            {
                return $"the conversation with {request.Model} is known with its chunks; this answer adds nothing.";
            }

            var path = Path.Combine(directory, request.Model + ".yaml");
            Write(path, AgentFile.Write(request.Model, upstream, agent.Cases));
            var said = reply.IsStream ? $"{reply.Chunks.Length} chunks" : "an answer";
            return string.Create(CultureInfo.InvariantCulture, $"{said} of {request.Model} in {reply.Times[^1].TotalSeconds:0.###} s, case in {path}");
        }
    }

    /// <summary>Notes an attempt that failed.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="step">How it failed, such as <c>429 after 2s</c>.</param>
    /// <returns>Whether it will stand in the case that a later attempt makes.</returns>
    /// <exception cref="NotRecordableException">It cannot be written as a case.</exception>
    public bool AddFailure(ChatRequest request, string step)
    {
        lock (_lock)
        {
            return AgentOf(request.Model).AddFailure(new(request.Messages), step);
        }
    }

    private RecordedAgent AgentOf(string id)
    {
        if (!AgentReader.IsId(id) || id.Length > LongestId)
        {
            throw new NotRecordableException("the model is no id that an agent of the mock can have.");
        }

        if (_agents.TryGetValue(id, out var agent))
        {
            return agent;
        }

        if (_agents.Count == MostAgents)
        {
            throw new NotRecordableException($"{MostAgents} agents are recorded already.");
        }

        return _agents[id] = new();
    }

    // A mock that reads the folder meanwhile never meets half a file.
    private static void Write(string path, string yaml)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllText(temporary, yaml, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
