using System.Text;
using Flowyte.Conformance.Baselines;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Dialects;
using Flowyte.Conformance.Histories;
using Flowyte.Conformance.Latencies;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Verdicts;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Reporting;

/// <summary>What reports may show of a run: redacted, bounded, well-formed Unicode, and looked up by id.</summary>
internal sealed class ReportView
{
    private const int MaxText = 600;

    private readonly Redactor _redactor;
    private readonly RunReport _report;
    private readonly Dictionary<string, Exchange> _originals;
    private readonly Dictionary<string, Exchange> _exchanges;
    private readonly Dictionary<string, RequirementResult> _results;
    private readonly Lazy<IReadOnlyList<ReplyLatency>> _latencies;
    private readonly Dictionary<string, Conversation> _conversations;

    public ReportView(RunReport report)
    {
        _report = report;
        _redactor = new Redactor(report.Target.Secrets);
        _originals = report.Exchanges.ToDictionary(exchange => exchange.Id);
        Exchanges = [.. report.Exchanges.Select(exchange => _redactor.Redact(exchange))];
        _exchanges = Exchanges.ToDictionary(exchange => exchange.Id);
        Requirements = [.. report.Requirements.Select(result => Show(result))];
        _results = Requirements.ToDictionary(result => result.Requirement.Id);
        _conversations = report.Specs.Conversations.ToDictionary(conversation => conversation.Name);
        Causes = [.. report.Causes.Select(cause => _results[cause.Requirement.Id])];
        Baseline = report.Baseline is { } baseline
            ? new BaselineOutcome { Stale = [.. baseline.Stale.Select(entry => Show(entry))], Unused = [.. baseline.Unused.Select(entry => Show(entry))] }
            : null;
        Problems = [.. report.Problems.Select(problem => Show(problem))];
        _latencies = new(() => ReplyLatencies.Of(report.Exchanges, report.Target));
    }

    public Verdict Verdict => _report.Verdict;

    public string VerdictName => Verdict switch
    {
        Verdict.Conformant when IsPartial => "partially conformant",
        Verdict.Conformant => "conformant",
        Verdict.NotConformant => "not conformant",
        _ => "no verdict",
    };

    public string Headline => Show(_report.Headline);

    public int ExitCode => _report.ExitCode;

    /// <summary>Whether a MUST is untested, or the run did not come to its end.</summary>
    public bool IsPartial => IsInterrupted
        || _report.Requirements.Any(result => result is { Status: RequirementStatus.Untested, Requirement.Level: Level.Must });

    /// <summary>Whether the run did not come to its end: it was interrupted, broke off, or misses a shard.</summary>
    public bool IsInterrupted => _report.Interrupted || _report.Incomplete is not null;

    public string BaseUrl => Show(CurlCommand.AddressOf(_report.Target.BaseUrl));

    public string Agent => Show(_report.Target.Agent);

    public bool IsEmbeddedMock => _report.Target.IsEmbeddedMock;

    public Specs Specs => _report.Specs;

    public RunSettings Settings => _report.Settings;

    public DateTimeOffset StartedAt => _report.StartedAt;

    public TimeSpan Duration => _report.Duration;

    public IReadOnlyList<string> Problems { get; }

    public IReadOnlyList<Exchange> Exchanges { get; }

    /// <summary>How long the agent's replies took, in the order of the plan.</summary>
    public IReadOnlyList<ReplyLatency> Latencies => _latencies.Value;

    /// <summary>How many requests the agent answered: its owner pays for these.</summary>
    public int Completions => Exchanges.Count(exchange => exchange.Response is { Status: >= 200 and < 300 } && _report.Target.AsksAgent(exchange.Request));

    public IReadOnlyList<RequirementResult> Requirements { get; }

    /// <summary>What a reader should look at, the gravest first.</summary>
    public IReadOnlyList<RequirementResult> Causes { get; }

    /// <summary>How many failures the baseline accepts.</summary>
    public int AcceptedFailures => _report.AcceptedFailures;

    /// <summary>What became of the baseline; null where the run had none.</summary>
    public BaselineOutcome? Baseline { get; }

    /// <summary>What the failures come to by the rules of other dialects.</summary>
    public IReadOnlyList<DialectOutcome> OtherDialects => _report.OtherDialects;

    /// <summary>The runs before this one, and this one at the end; null where no history is kept.</summary>
    public RunHistory? History => _report.History;

    /// <summary>The share of the requirements judged that passed, from 0 to 1; null where none was judged.</summary>
    public double? SharePassed =>
        Requirements.Count - Count(RequirementStatus.Untested) - Count(RequirementStatus.Excluded) is > 0 and var judged ? (double)Count(RequirementStatus.Passed) / judged : null;

    public int Count(RequirementStatus status) => _report.Count(status);

    /// <summary>The results of a group, in the order of the catalogue.</summary>
    public IReadOnlyList<RequirementResult> ResultsOf(RequirementGroup group) =>
        [.. group.Requirements.Select(requirement => _results.GetValueOrDefault(requirement.Id)).OfType<RequirementResult>()];

    /// <summary>The requirements whose failure a cause explains, also by way of others.</summary>
    public IReadOnlyList<RequirementResult> ConsequencesOf(RequirementResult cause) =>
        [.. Requirements.Where(result => result != cause && RootOf(result) == cause)];

    /// <summary>The requirements of a status by the reason given, in the order of the catalogue.</summary>
    public IReadOnlyList<IGrouping<string, RequirementResult>> Unverified(RequirementStatus status) =>
        [.. Requirements.Where(result => result.Status == status).GroupBy(result => result.Reason)];

    public Exchange? Exchange(string id) => _exchanges.GetValueOrDefault(id);

    /// <summary>The excerpt at the place of a finding; null where it has no place or its exchange is not there.</summary>
    public FaultExcerpt? ExcerptOf(Finding finding) =>
        finding.Location is { } location && Exchange(finding.Exchange) is { } exchange ? FaultExcerpt.Of(exchange, location) : null;

    /// <summary>The line that repeats an exchange's request; null where its body is too long for a line.</summary>
    public string? CurlOf(string exchange) =>
        _originals.GetValueOrDefault(exchange) is { Request.Body.Length: <= 8 * 1024 } original
            ? Show(CurlCommand.For(original, _report.Target), int.MaxValue)
            : null;

    /// <summary>The title of the conversation that an exchange belongs to; empty where it is unknown.</summary>
    public string TitleOf(Exchange exchange) => _conversations.GetValueOrDefault(NameOf(exchange.Id))?.Title ?? "";

    /// <summary>The name of the conversation that an exchange belongs to; <c>generated</c> for all that were.</summary>
    /// <param name="exchange">The exchange's id.</param>
    public string ConversationOf(string exchange) =>
        NameOf(exchange) is var name && _conversations.GetValueOrDefault(name) is { IsGenerated: true } ? "generated" : name;

    /// <summary>The line of the specs to look at: the turn of the first finding that comes from a file, or the requirement; null where neither does.</summary>
    public SpecLine? PlaceOf(RequirementResult result) =>
        result.Findings.Select(finding => PlaceOf(finding)).FirstOrDefault(place => place is not null) ?? result.Requirement.Place;

    /// <summary>The line of the turn that a finding was made at; null where it comes from no file.</summary>
    public SpecLine? PlaceOf(Finding finding) =>
        _conversations.GetValueOrDefault(NameOf(finding.Exchange))?.Turns.ElementAtOrDefault(ExchangeIds.TurnOf(finding.Exchange) - 1)?.Place;

    /// <summary>A text that was put together of several places of an answer: a secret may have come in pieces.</summary>
    public string Redact(string text) => Show(text, int.MaxValue);

    private static string NameOf(string exchange) => exchange.Split('[', '/')[0];

    private RequirementResult? RootOf(RequirementResult result)
    {
        var root = result;
        for (var i = 0; i < Requirements.Count && root?.CausedBy is { } cause; i++)
        {
            root = _results.GetValueOrDefault(cause);
        }

        return root;
    }

    private RequirementResult Show(RequirementResult result) => result with
    {
        Reason = Show(result.Reason),
        Accepted = result.Accepted is { } accepted ? accepted with { Reason = Show(accepted.Reason) } : null,
        Findings = [.. result.Findings.Select(finding => Show(finding))],
    };

    private Finding Show(Finding finding) => finding with
    {
        Message = Show(finding.Message),
        Expected = Show(finding.Expected),
        Actual = Show(finding.Actual),
        Location = finding.Location is { Pointer: { } pointer } location ? location with { Pointer = Show(pointer) } : finding.Location,
    };

    private string Show(string text) => Show(text, MaxText);

    private string Show(string text, int maxLength)
    {
        // Encoding and decoding puts U+FFFD where half of a surrogate pair stood: no format can carry that.
        var shown = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(_redactor.Redact(text)));
        return BoundedText.Cut(shown, maxLength);
    }
}
