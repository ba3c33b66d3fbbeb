using System.Reflection;

namespace Flowyte.MockServer;

/// <summary>The version of the mock.</summary>
internal static class MockVersion
{
    /// <summary>Such as <c>0.1.0</c>.</summary>
    public static string Text { get; } = typeof(MockVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
