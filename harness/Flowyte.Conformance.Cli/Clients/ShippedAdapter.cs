using Flowyte.Conformance.Clients.Adapters;

namespace Flowyte.Conformance.Cli.Clients;

/// <summary>An adapter that the matrix runs: an entry of <c>harness/sdk-adapters/adapters.json</c>.</summary>
/// <param name="Folder">Its folder, below that of the file.</param>
/// <param name="Command">The program and its arguments.</param>
/// <param name="Needs">A file or folder that is there once the adapter is installed.</param>
/// <param name="Install">The command that installs it.</param>
internal sealed record ShippedAdapter(string Folder, IReadOnlyList<string> Command, string Needs, string Install)
{
    /// <summary>How it is started, given the folder of the file.</summary>
    public AdapterCommand CommandIn(string root) => new(Command[0], [.. Command.Skip(1)], Path.Combine(root, Folder));

    /// <summary>What has to be done before it can be started; null where nothing is to be done.</summary>
    public string? ToDoIn(string root) => Path.Exists(Path.Combine(root, Folder, Needs)) ? null : $"run {Install} in {Path.Combine(root, Folder)}";
}
