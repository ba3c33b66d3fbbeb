using System.Text.RegularExpressions;
using NUnit.Framework;
using NUnit.Framework.Constraints;

namespace Flowyte.Conformance.Tests.Catalogue;

/// <summary>How tests say which problem they expect.</summary>
internal static class Told
{
    /// <summary>The whole problem, with <c>*</c> for any characters.</summary>
    public static Constraint As(string pattern) =>
        Does.Match("^" + Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal) + "$");
}
