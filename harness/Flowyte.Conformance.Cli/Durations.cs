using System.CommandLine.Parsing;

namespace Flowyte.Conformance.Cli;

/// <summary>Durations on the command line, as <see cref="DurationText"/> reads them.</summary>
internal static class Durations
{
    /// <summary>The duration; null where the text is none, or is not positive, or longer than a day.</summary>
    public static TimeSpan? Parse(string text) => DurationText.Parse(text);

    /// <summary>For an option of the command line.</summary>
    public static TimeSpan? Parse(ArgumentResult argument)
    {
        var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
        var duration = Parse(text);
        if (duration is null)
        {
            argument.AddError($"'{text}' is no duration. Give one such as 30s, 500ms or 5m.");
        }

        return duration;
    }
}
