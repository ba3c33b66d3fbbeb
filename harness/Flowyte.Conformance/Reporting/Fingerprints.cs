using System.Security.Cryptography;
using System.Text;
using Flowyte.Conformance.Catalogue;

namespace Flowyte.Conformance.Reporting;

/// <summary>What tells pipelines that two runs failed at the same thing.</summary>
internal static class Fingerprints
{
    /// <summary>The fingerprint of a requirement that does not hold, 32 hexadecimal digits: of its id, which never changes.</summary>
    public static string Of(Requirement requirement) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(requirement.Id)))[..32];
}
