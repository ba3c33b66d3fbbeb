using System.Text.Json;

namespace Flowyte.Conformance.Tests.Cli;

/// <summary>What <c>results.json</c> says, read without any code of the harness.</summary>
internal sealed record RunResults(string Verdict, int ExitCode, string Headline, IReadOnlyDictionary<string, string> Statuses)
{
    public string StatusOf(string requirement) => Statuses[requirement];

    public static RunResults Read(string folder)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "results.json")));
        var root = document.RootElement;
        return new RunResults(
            root.GetProperty("verdict").GetString()!,
            root.GetProperty("exitCode").GetInt32(),
            root.GetProperty("headline").GetString()!,
            root.GetProperty("requirements").EnumerateArray().ToDictionary(
                requirement => requirement.GetProperty("id").GetString()!, requirement => requirement.GetProperty("status").GetString()!));
    }
}
