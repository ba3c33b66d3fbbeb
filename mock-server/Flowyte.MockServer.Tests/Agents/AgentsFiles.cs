namespace Flowyte.MockServer.Tests.Agents;

/// <summary>A folder of agents for one test.</summary>
internal sealed class AgentsFiles : IDisposable
{
    public AgentsFiles(params (string Name, string Text)[] files)
    {
        foreach (var (name, text) in files)
        {
            File.WriteAllText(System.IO.Path.Combine(Path, name), text);
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("flowyte-agents-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
