using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Running;

/// <summary>
/// Codes that a conversation plants in its requests: <c>{{nonce}}</c>, <c>{{digits}}</c> and <c>{{code.first}}</c> by any name. Nobody can guess them,
/// so that what an agent tells of them shows what it was told.
/// </summary>
internal static class Codes
{
    /// <summary>How many hex digits a code has.</summary>
    public const int Length = 12;

    private const string Nonce = "nonce";
    private const string Digits = "digits";
    private const string Prefix = "code.";

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>Whether a placeholder of that name stands for a code.</summary>
    public static bool IsName(string name) => name is Nonce or Digits
        || (name.StartsWith(Prefix, StringComparison.Ordinal) && name.Length > Prefix.Length && name.AsSpan(Prefix.Length).IndexOfAnyExcept(Letters) < 0);

    /// <summary>The code's name without what all of them begin with: <c>first</c> of <c>code.first</c>.</summary>
    public static string ShortName(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;

    /// <summary>The placeholder of a code, by its short name.</summary>
    public static string PlaceholderOf(string shortName) => "{{" + (shortName is Nonce or Digits ? shortName : Prefix + shortName) + "}}";

    /// <summary>The codes of a conversation by the names of their placeholders. They depend on the seed and the case alone.</summary>
    public static IReadOnlyDictionary<string, string> Of(Conversation conversation, int seed, string caseId) =>
        NamesIn(conversation).Distinct().ToDictionary(
            name => name,
            name => name == Digits ? DigitsOf(Hash(seed, caseId, name)) : Convert.ToHexStringLower(Hash(seed, caseId, name))[..Length]);

    /// <summary>Those of the codes that a request holds.</summary>
    public static IReadOnlyList<string> In(RequestTemplate request, IReadOnlyDictionary<string, string> codes) =>
        codes.Count == 0 ? [] : [.. codes.Values.Where(request.Text.Contains)];

    private static byte[] Hash(int seed, string caseId, string name) => SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{caseId}\n{name}"));

    // A number that begins with 0 would be none to those who take texts of digits for numbers.
    private static string DigitsOf(byte[] hash) =>
        string.Concat(hash.Take(Length).Select((value, place) => place == 0 ? 1 + (value % 9) : value % 10));

    private static IEnumerable<string> NamesIn(Conversation conversation) =>
        conversation.Matrix.SelectMany(axis => axis.Values).Select(value => value.Value)
            .Append(conversation.Body)
            .Concat(conversation.Turns.Select(turn => turn.Request).Concat(conversation.Turns.Select(turn => turn.Control).OfType<RequestSpec>()).SelectMany(TextsOf))
            .SelectMany(PlaceholderRules.In)
            .Select(found => found.Name)
            .Where(IsName)
            .Append(Nonce);

    private static IEnumerable<JsonNode?> TextsOf(RequestSpec spec) =>
        [spec.Body, spec.Headers, .. new[] { spec.Raw, spec.RawLatin1, spec.Path }.OfType<string>().Select(JsonNode.Of)];
}
