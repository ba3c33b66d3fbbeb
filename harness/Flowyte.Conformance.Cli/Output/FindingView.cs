using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>One finding with its evidence.</summary>
internal static class FindingView
{
    public static void Write(Finding finding, RunReport report, LineWriter writer)
    {
        writer.Field("finding", finding.Message);
        writer.Field("expected", finding.Expected);
        writer.Field("actual", finding.Actual);
        writer.Field("exchange", finding.Exchange);
        if (report.Exchanges.FirstOrDefault(exchange => exchange.Id == finding.Exchange)?.Response is { } response)
        {
            writer.Field("answered", $"{response.Status} {response.MediaType}, {response.Body.Length} bytes");
        }
    }
}
