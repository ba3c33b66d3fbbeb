using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Flowyte.Conformance.Tests.Cli;

/// <summary>Runs <c>run.ps1</c> in PowerShell's engine, with a function in the place of <c>dotnet</c>.</summary>
internal static class RunScript
{
    public static string Path { get; } = System.IO.Path.Combine(Repository.Root, "run.ps1");

    /// <param name="arguments">What stands behind <c>./run.ps1</c>, as one types it.</param>
    /// <param name="exitCode">What the stand-in exits with.</param>
    public static ScriptRun Call(string arguments, int exitCode = 0)
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell.AddScript($$"""
            function global:dotnet { $global:seen = $args; $global:LASTEXITCODE = {{exitCode}} }
            & '{{Path.Replace("'", "''", StringComparison.Ordinal)}}' {{arguments}}
            [int]$LASTEXITCODE
            foreach ($argument in $global:seen) { [string]$argument }
            """);
        var output = shell.Invoke();
        return new ScriptRun((int)output[0].BaseObject, [.. output.Skip(1).Select(item => item.ToString())], [.. shell.Streams.Error.Select(error => error.ToString())]);
    }
}
