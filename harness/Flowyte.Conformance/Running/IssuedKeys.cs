using Flowyte.Conformance.Json;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Running;

/// <summary>
/// Keys and tokens that a target gave out while it was tested: publishable keys that were minted, and what visitors of the widget
/// speak with. Whoever reads a report must not be able to use them.
/// </summary>
internal static class IssuedKeys
{
    // What is shorter, or has spaces, is no token: a target must not choose which words are blotted out of its report.
    private const int ShortestKey = 16;
    public const int Most = 20;

    private static readonly HashSet<string> Members = ["keyPublic", "publishableKey", "visitorToken", "token"];

    /// <summary>Those that stand in the answers to requests of the widget.</summary>
    public static IReadOnlyList<string> In(Target target, IEnumerable<Exchange> exchanges) =>
    [
        .. exchanges
            .Where(exchange => exchange.Response is { Status: >= 200 and < 300 } && target.ApiOf(exchange.Request) == Api.Widget)
            .SelectMany(exchange => KeysIn(JsonText.Parse(exchange.Response!.Body).Root))
            .Where(key => key.Length >= ShortestKey && !key.Any(char.IsWhiteSpace))
            .Distinct()
            .Take(Most),
    ];

    private static IEnumerable<string> KeysIn(JsonNode? node) => node is null
        ? []
        : node.Members.Where(member => Members.Contains(member.Name)).Select(member => member.Value.AsString()).OfType<string>()
            .Concat(node.Members.Select(member => member.Value).Concat(node.Items).SelectMany(KeysIn));
}
