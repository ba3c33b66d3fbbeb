using Flowyte.Conformance.Cli.Hosting;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>Names a target without its keys.</summary>
internal static class TargetName
{
    public static string Of(Target target) => target.IsEmbeddedMock
        ? $"the embedded mock, agent {Shown.Text(target.Agent)}"
        : $"{Shown.Text(target.BaseUrl.ToString())}, agent {Shown.Text(target.Agent)}";

    /// <summary>Warns where the target's key can be read on the way.</summary>
    public static void WarnWhereExposed(Target? target, CliHost host)
    {
        if (target is not null && BaseUrl.IsExposed(target.BaseUrl))
        {
            host.Error.WriteLine($"warning: {Shown.Text(target.BaseUrl.ToString())} is plain http: the key and the conversations can be read on the way.");
        }
    }
}
