using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>Names a target without its keys.</summary>
internal static class TargetName
{
    public static string Of(Target target) => target.IsEmbeddedMock
        ? $"the embedded mock, agent {Shown.Text(target.Agent)}"
        : $"{Shown.Text(target.BaseUrl.ToString())}, agent {Shown.Text(target.Agent)}";
}
