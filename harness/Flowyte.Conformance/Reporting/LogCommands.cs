namespace Flowyte.Conformance.Reporting;

/// <summary>Takes the power from what a pipeline's runner would obey in a log.</summary>
internal static class LogCommands
{
    /// <summary>
    /// The line with the beginning of each command escaped. GitHub obeys <c>::</c> at the start of a line and <c>##[</c> anywhere, Azure
    /// Pipelines <c>##vso[</c> and <c>##[</c> anywhere. The escapes mean the same within JSON, so that a curl line still says what it said.
    /// </summary>
    public static string Disarm(string line)
    {
        var disarmed = line
            .Replace("##[", "\\u0023#[", StringComparison.Ordinal)
            .Replace("##vso[", "\\u0023#vso[", StringComparison.OrdinalIgnoreCase);
        var start = disarmed.AsSpan().TrimStart();
        return start.StartsWith("::") ? $"{disarmed.AsSpan(0, disarmed.Length - start.Length)}\\u003a{start[1..]}" : disarmed;
    }
}
