using System.CommandLine;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Cli.Commands;

/// <summary>Options whose text something else reads.</summary>
internal static class ReadOption
{
    /// <param name="name">The name.</param>
    /// <param name="helpName">What help calls the value.</param>
    /// <param name="description">What the option is for.</param>
    /// <param name="read">Reads the value. The message of a <see cref="FormatException"/> or <see cref="TargetSettingsException"/> is shown behind the name.</param>
    public static Option<T?> Create<T>(string name, string helpName, string description, Func<string, T> read)
        where T : class => new(name)
        {
            HelpName = helpName,
            Description = description,
            CustomParser = argument =>
            {
                try
                {
                    return read(argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "");
                }
                catch (Exception exception) when (exception is FormatException or TargetSettingsException)
                {
                    argument.AddError($"{name}: {exception.Message}");
                    return null;
                }
            },
        };
}
