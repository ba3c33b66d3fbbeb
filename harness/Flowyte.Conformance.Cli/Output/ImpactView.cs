using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Clients.Impact;
using Flowyte.Conformance.Clients.Judging;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>Shows how often each client had each outcome.</summary>
internal static class ImpactView
{
    public static void Write(ImpactMatrix matrix, IReadOnlyList<string> files, CliHost host)
    {
        var words = ClientOutcomes.Words;
        var width = matrix.Clients.Max(client => client.ToString().Length);
        host.Out.WriteLine($"{"".PadRight(width)}  {string.Join("  ", words)}");
        for (var client = 0; client < matrix.Clients.Count; client++)
        {
            host.Out.WriteLine(Shown.Text($"{matrix.Clients[client].ToString().PadRight(width)}  {string.Join("  ", words.Select(word => $"{matrix.Count(client, word)}".PadLeft(word.Length)))}"));
        }

        foreach (var file in files)
        {
            host.Out.WriteLine(Shown.Text(Path.GetRelativePath(Directory.GetCurrentDirectory(), file)));
        }
    }
}
