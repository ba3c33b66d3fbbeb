using System.Text.Json;

namespace Flowyte.Conformance.Cli.Clients;

/// <summary>The adapters that the matrix runs.</summary>
/// <param name="Root">The folder of the file, with the adapters below it.</param>
/// <param name="Adapters">The adapters.</param>
internal sealed record ShippedAdapters(string Root, IReadOnlyList<ShippedAdapter> Adapters)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>Reads the file, and makes sure that each adapter is installed.</summary>
    /// <exception cref="UsageException">The file is missing or broken, or an adapter is not installed.</exception>
    public static ShippedAdapters Read(FileInfo file)
    {
        var root = file.DirectoryName!;
        var adapters = Parse(file);
        var toDo = adapters.Select(adapter => adapter.ToDoIn(root)).OfType<string>().Distinct().ToList();
        return toDo.Count == 0
            ? new ShippedAdapters(root, adapters)
            : throw new UsageException($"Adapters are not installed yet: {string.Join("; ", toDo)}.");
    }

    private static List<ShippedAdapter> Parse(FileInfo file)
    {
        try
        {
            return JsonSerializer.Deserialize<List<ShippedAdapter>>(File.ReadAllText(file.FullName), Options) is [_, ..] adapters && adapters.All(adapter => adapter.Command.Count > 0)
                ? adapters
                : throw new UsageException($"{file.FullName} lists no adapters with a command.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new UsageException($"The list of adapters cannot be read: {exception.Message} Run this at the root of the repository, or name the file with --adapters.");
        }
    }
}
