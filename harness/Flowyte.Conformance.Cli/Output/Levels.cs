using Flowyte.Conformance.Catalogue;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>Levels in the spelling of RFC 2119.</summary>
internal static class Levels
{
    public static string Name(Level level) => level.ToString().ToUpperInvariant();
}
