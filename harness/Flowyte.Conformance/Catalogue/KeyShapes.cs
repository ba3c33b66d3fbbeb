using System.Text.RegularExpressions;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Catalogue;

/// <summary>
/// Keys that somebody wrote into a file by mistake. Nobody has named them as secrets, so they are known by their shape;
/// a message that quotes the file must not carry them into a log.
/// </summary>
internal static partial class KeyShapes
{
    /// <summary>The text with whatever looks like a key replaced.</summary>
    public static string Redact(string text) => Key().Replace(text, Redactor.Mark);

    // Flowyte's secret and publishable keys, and OpenAI's.
    [GeneratedRegex(@"flowyte_[sp]k_[A-Za-z0-9_-]+|\bsk-[A-Za-z0-9_-]{8,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();
}
