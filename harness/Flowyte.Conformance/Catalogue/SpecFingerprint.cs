using System.Security.Cryptography;
using System.Text;

namespace Flowyte.Conformance.Catalogue;

/// <summary>Tells whether two machines read the same specs, whatever line endings their files were checked out with.</summary>
internal static class SpecFingerprint
{
    /// <summary>The SHA-256 of a file, in hexadecimal.</summary>
    public static string OfFile(byte[] bytes) =>
        Convert.ToHexStringLower(SHA256.HashData(Array.IndexOf(bytes, (byte)'\r') < 0 ? bytes : [.. bytes.Where(value => value != '\r')]));

    /// <summary>The SHA-256 of the paths and contents of all files, in hexadecimal; their order does not matter.</summary>
    public static string OfAll(IEnumerable<(string Path, string Fingerprint)> files) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Join('\n', files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => $"{file.Fingerprint} {file.Path}")))));
}
