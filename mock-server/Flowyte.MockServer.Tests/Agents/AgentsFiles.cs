namespace Flowyte.MockServer.Tests.Agents;

/// <summary>A folder of agents for one test.</summary>
internal sealed class AgentsFiles : IDisposable
{
    public AgentsFiles(params (string Name, string Text)[] files)
    {
        foreach (var (name, text) in files)
        {
            Write(name, text);
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("flowyte-agents-").FullName;

    /// <summary>Writes a file, or writes it anew.</summary>
    public void Write(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, name), text);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
