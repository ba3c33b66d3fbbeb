using System.Text;

namespace Flowyte.Conformance.Wire;

/// <summary>The forms in which a secret can come back, escapes aside: <see cref="SecretFinder"/> reads through those.</summary>
internal static class SecretForms
{
    /// <summary>The secret itself, its UTF-8 bytes as one character each, and both as they show within longer texts in Base64.</summary>
    public static IEnumerable<string> Of(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        string[] plain = [secret, Encoding.Latin1.GetString(bytes)];
        string[] coded = [.. Enumerable.Range(0, 3).Select(before => Base64(bytes, before))];
        return [.. plain, .. coded, .. coded.Select(ToUrlAlphabet)];
    }

    // In "Bearer key" or "user:key" the key starts at any of three places of a group of three bytes. Only the characters that
    // it decides alone are the same in every such text.
    private static string Base64(byte[] secret, int bytesBefore)
    {
        var text = Convert.ToBase64String([.. new byte[bytesBefore], .. secret]);
        var first = ((bytesBefore * 8) + 5) / 6;
        var end = (bytesBefore + secret.Length) * 8 / 6;
        return text[first..end];
    }

    // RFC 4648 §5.
    private static string ToUrlAlphabet(string base64) => base64.Replace('+', '-').Replace('/', '_');
}
