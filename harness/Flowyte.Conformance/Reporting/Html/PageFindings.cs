using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>The findings that the page shows, and where its exchanges stand. The rest of the findings are counted.</summary>
internal sealed class PageFindings
{
    /// <summary>How many findings of one requirement are shown.</summary>
    public const int MaxPerRequirement = 5;

    private readonly ILookup<string, ShownFinding> _byRequirement;
    private readonly ILookup<string, ShownFinding> _byExchange;
    private readonly Dictionary<string, int> _numbers;
    private readonly Dictionary<string, int> _counts;

    public PageFindings(ReportView view)
    {
        ShownFinding[] shown =
        [
            .. view.Requirements.SelectMany(result => result.Findings
                .Take(MaxPerRequirement)
                .Select((finding, i) => new ShownFinding(result, i + 1, finding))),
        ];
        _byRequirement = shown.ToLookup(finding => finding.Result.Requirement.Id);
        _byExchange = shown.ToLookup(finding => finding.Finding.Exchange);
        _counts = view.Requirements.SelectMany(result => result.Findings).CountBy(finding => finding.Exchange).ToDictionary();
        _numbers = view.Exchanges.Select((exchange, i) => (exchange.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i + 1);
    }

    public IEnumerable<ShownFinding> Of(RequirementResult result) => _byRequirement[result.Requirement.Id];

    public IEnumerable<ShownFinding> On(string exchange) => _byExchange[exchange];

    /// <summary>How many findings there are on an exchange, shown or not.</summary>
    public int CountOn(string exchange) => _counts.GetValueOrDefault(exchange);

    /// <summary>The number of an exchange on the page, from 1; 0 for one that is not there.</summary>
    public int NumberOf(string exchange) => _numbers.GetValueOrDefault(exchange);
}
