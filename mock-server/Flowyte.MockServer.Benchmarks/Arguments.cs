using Flowyte.MockServer.Benchmarks.Measures;

namespace Flowyte.MockServer.Benchmarks;

/// <summary>What the program is to do.</summary>
/// <param name="Effort">How much is measured.</param>
/// <param name="WritesReadme">Whether the README is to hold the tables.</param>
/// <param name="Only">The one measure that is wanted; null for all.</param>
internal sealed record Arguments(Effort Effort, bool WritesReadme, string? Only)
{
    public const string Usage =
        """
        Usage: dotnet run -c Release --project mock-server/Flowyte.MockServer.Benchmarks [-- OPTIONS]

          --write-readme   put the tables into the README of the repository; only of a full measurement
          --quick          fewer rounds and requests
          --only NAME      throughput, start, memory, wrong-answers, paced-streams, same-bytes, dropped-clients or mutated-requests
        """;

    /// <summary>Reads the arguments.</summary>
    /// <returns>Null where they make no sense.</returns>
    public static Arguments? Parse(IReadOnlyList<string> args)
    {
        var parsed = new Arguments(Effort.Full, WritesReadme: false, Only: null);
        for (var at = 0; at < args.Count; at++)
        {
            switch (args[at])
            {
                case "--write-readme":
                    parsed = parsed with { WritesReadme = true };
                    break;
                case "--quick":
                    parsed = parsed with { Effort = Effort.Quick };
                    break;
                case "--only" when at + 1 < args.Count && Catalogue.Names.Contains(args[at + 1]):
                    parsed = parsed with { Only = args[++at] };
                    break;
                default:
                    return null;
            }
        }

        return parsed.WritesReadme && (parsed.Only is not null || parsed.Effort != Effort.Full) ? null : parsed;
    }

    /// <summary>Whether a measure is wanted.</summary>
    public bool Wants(string name) => Only is null || Only == name;
}
