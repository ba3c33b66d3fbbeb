using System.Reflection;

namespace Flowyte.Conformance.Reporting;

/// <summary>The version of this harness.</summary>
public static class HarnessVersion
{
    /// <summary>The version as reports name it, such as <c>0.1.0</c>; what a build adds after <c>+</c> is left out, so that the same sources say the same.</summary>
    public static string Current { get; } =
        typeof(HarnessVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
