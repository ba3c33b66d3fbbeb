using System.CommandLine;
using System.Reflection;
using Flowyte.Conformance.Cli.Hosting;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary><c>completion</c>: the script that lets a shell complete commands, options and ids. The answers themselves come from the directive <c>[suggest]</c> of System.CommandLine.</summary>
internal static class CompletionCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    public static Command Create(CliHost host)
    {
        var shell = new Argument<string>("shell") { Description = $"The shell: {string.Join(", ", Shells)}." };
        shell.CompletionSources.Add(Shells);
        var command = new Command("completion", "Write the script that makes a shell complete commands, options and ids.") { shell };
        Help.AddExamples(
            command,
            ("eval \"$(flowyte-conformance completion bash)\"", "bash; in ~/.bashrc for always"),
            ("source <(flowyte-conformance completion zsh)", "zsh, after compinit"),
            ("flowyte-conformance completion fish | source", "fish"),
            ("flowyte-conformance completion pwsh | Out-String | Invoke-Expression", "PowerShell"));
        command.SetAction(parse =>
        {
            var name = parse.GetRequiredValue(shell);
            host.Out.Write(Shells.Contains(name) ? Script(name) : throw new UsageException($"There is no completion for '{name}'. Give one of {string.Join(", ", Shells)}."));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static string Script(string shell)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"completion/{shell}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
