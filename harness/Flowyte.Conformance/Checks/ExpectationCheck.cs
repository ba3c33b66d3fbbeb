using System.Text;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Schemas;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether a turn got the answer that its conversation expects of it; ERR-1; and the form of every reply: REQ-2, REQ-3, REQ-5.</summary>
/// <param name="schemas">The schemas, for what a request sends back of earlier answers; null where none does.</param>
/// <param name="levels">How binding each requirement is.</param>
/// <param name="judgedElsewhere">Requirements of which a reply is but the occasion: other checks judge what the reply holds.</param>
internal sealed class ExpectationCheck(
    SchemaSet? schemas,
    IReadOnlyDictionary<string, Level> levels,
    IReadOnlySet<string> judgedElsewhere) : IRunCheck
{
    // The form of a reply is the business of these; the others ask whether the request is accepted at all.
    private static readonly HashSet<string> AboutForm = ["HTTP-5", "IGN-6", "REQ-2", "REQ-3", "REQ-4", "REQ-5", "REQ-11"];

    private const string ServerError = "ERR-1";
    private const string LedToServerError = "The request led to a server error.";

    // A refusal that names the agent or the role is the business of these; one that names neither is that of the others.
    private const string AboutAgent = "MODEL-1";
    private static readonly HashSet<string> AboutRole = ["ROLE-1", "ROLE-3"];
    private static readonly HashSet<string> AboutRequest = ["REQ-1", "REQ-2", "REQ-7"];

    public IReadOnlyList<string> Requirements => ["ERR-1", "REQ-2", "REQ-3", "REQ-5"];

    public IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run)
    {
        var hurt = LeavingCheck.Hurt(run);
        var misused = MisusedLimits.In(run);
        var seen = (
            from evidence in run
            where !hurt.Contains(evidence)
            from observation in evidence.Turn.Expectations.Select(expectation => Judge(evidence, expectation, misused.Contains(evidence))).Append(JudgeServerError(evidence)).Append(JudgeForm(evidence)).OfType<Observation>()
            select (Evidence: evidence, Observation: observation)).ToList();
        var culprits = new Culprits(run, seen.Where(pair => pair.Observation.Finding is not null)
            .GroupBy(pair => pair.Observation.Exchange)
            .ToDictionary(group => group.Key, group => group.Min(pair => LevelOf(pair.Observation))));
        return LeftOut(hurt).Concat(seen.Select(pair => pair.Observation.Finding is not null && culprits.Of(pair.Evidence, LevelOf(pair.Observation)) is { } culprit
            ? pair.Evidence.Unproven(pair.Observation.Requirement, $"a smaller request failed in the same way: {culprit}")
            : pair.Observation));
    }

    private static IEnumerable<Observation> LeftOut(IEnumerable<Evidence> hurt) =>
        from evidence in hurt
        from expectation in evidence.Turn.Expectations
        select evidence.Unproven(expectation.Requirement, "a client had left in the middle of a stream (HTTP-15)");

    private Level LevelOf(Observation observation) => LevelOf(observation.Requirement);

    private Level LevelOf(string requirement) => levels.GetValueOrDefault(requirement, Level.May);

    /// <summary>
    /// Whether a mistake of the client leads to a server error: ERR-1. It is told once - by the requirement that the request was
    /// sent for where that is as binding as ERR-1, else by ERR-1.
    /// </summary>
    private Observation? JudgeServerError(Evidence evidence)
    {
        // A server in front that has no place for a request without Host may say so as it likes.
        if (evidence.Turn.Kind != TurnKind.Refusal || evidence.Response is not { } response || !evidence.Exchange.Request.Form.HasHost)
        {
            return null;
        }

        if (Controls.Failure(evidence) is { } failure)
        {
            return evidence.Unproven(ServerError, failure);
        }

        var told = evidence.Turn.Expectations.FirstOrDefault(expectation => expectation.Statuses.Count > 0 && LevelOf(expectation.Requirement) == Level.Must);
        return response.Status < 500 ? evidence.Held(ServerError)
            : told is not null ? evidence.Unproven(ServerError, $"{told.Requirement} tells of it")
            : evidence.Violated(ServerError, LedToServerError, "4xx", Describe(evidence), Place.OfStatus(response));
    }

    // A form that depends on the history or on other members than stream shows in requests that were sent for something else.
    private static Observation? JudgeForm(Evidence evidence)
    {
        var requirement = evidence.AsksForStream ? "REQ-5" : evidence.RequestBody?["stream"] is null ? "REQ-2" : "REQ-3";
        var isJudged = evidence.Turn.Kind == TurnKind.Reply
            && evidence is { Status: 200, IsCoded: false }
            && !evidence.Turn.Expectations.Any(expectation => AboutForm.Contains(expectation.Requirement))
            && ReplyForms.Of(evidence) is ReplyForm.Completion or ReplyForm.Stream;
        return !isJudged ? null
            : Culprits.KindOf(evidence) is not null ? WrongForm(evidence, requirement)
            : evidence.Exchange.End == ExchangeEnd.Complete ? evidence.Held(requirement)
            : null;
    }

    private static Observation WrongForm(Evidence evidence, string requirement) => evidence.Violated(
        requirement,
        ReplyForms.Of(evidence) == ReplyForm.ErrorStream ? "The stream reports an error instead of a reply." : "The reply has the wrong form.",
        evidence.AsksForStream ? "an event stream, as stream is true" : "one JSON completion, as stream is not true",
        Describe(evidence),
        Place.InBody(0, evidence.Response!.Body.Length));

    private Observation? Judge(Evidence evidence, Expectation expectation, bool isMisusedLimit)
    {
        // What the agent says is the business of other checks.
        if (expectation.Content is not null || expectation.IsOfCodes)
        {
            return null;
        }

        // That a body is refused with 429 is told once, by ERR-10.
        if ((!isMisusedLimit || RefusalStatusCheck.IsAboutBody(evidence)) && NoAnswer(evidence) is { } reason)
        {
            return evidence.Unproven(expectation.Requirement, reason);
        }

        if (expectation.Reply && judgedElsewhere.Contains(expectation.Requirement))
        {
            return null;
        }

        var observation = expectation switch
        {
            { Statuses.Count: > 0 } => JudgeStatus(evidence, expectation),
            { Reply: true } => JudgeReply(evidence, expectation),
            _ => MemberExpectation.Judge(evidence, expectation),
        };
        return observation.Finding is not null && SendsBackFault(evidence)
            ? evidence.Unproven(expectation.Requirement, "it sends back an answer of the target's that is no message (SHAPE-12 to SHAPE-14)")
            : observation;
    }

    /// <summary>Why the agent had no occasion to answer; null where it had.</summary>
    public static string? NoOccasion(Evidence evidence) => (evidence.Exchange.End, evidence.Status) switch
    {
        (ExchangeEnd.Interrupted, _) => "the run was interrupted before the answer came",
        (ExchangeEnd.Unreachable, _) => "the target could not be reached",
        _ when ConnectionReuseCheck.IsLost(evidence) => "the connection was closed after the answer before (HTTP-9)",
        (_, 429) => "the target answered 429, too many requests",
        _ => null,
    };

    /// <summary>What came, in few words: the status and the beginning of the body, or how the exchange ended.</summary>
    public static string Describe(Evidence evidence) => evidence.Response is { } response
        ? $"{response.Status} {Excerpt.Of(response.Body.Span)}".TrimEnd()
        : evidence.Exchange.EndDetail is { Length: > 0 } detail ? detail : evidence.Exchange.End.ToString();

    // What a turn itself asks to get a reply is a right request; what an earlier answer put into it may be none.
    private bool SendsBackFault(Evidence evidence) =>
        schemas is not null
        && evidence.Turn.Kind == TurnKind.Reply
        && evidence.RequestBody is { } body
        && schemas.Validate("request", body).Errors.Count > 0;

    /// <summary>Why what came, or did not come, says nothing of any expectation; null where it does.</summary>
    private static string? NoAnswer(Evidence evidence) => NoOccasion(evidence) ?? (evidence.Exchange.End, evidence.Status) switch
    {
        (ExchangeEnd.LimitReached or ExchangeEnd.Malformed, 0) => "the answer could not be read (HTTP-1, HTTP-2)",
        (_, 411) when evidence.Exchange.Request.IsChunked => "the target demands a Content-Length (411), as RFC 9112 §6.3 lets it",
        (_, >= 300 and < 400) when evidence.Turn.Kind != TurnKind.Refusal => "the route redirects (HTTP-3)",
        (_, 0) when evidence.Turn.Kind != TurnKind.Refusal => "no answer came (HTTP-1)",
        _ => null,
    };

    private static Observation JudgeReply(Evidence evidence, Expectation expectation)
    {
        var requirement = expectation.Requirement;
        if (evidence.IsCoded)
        {
            return evidence.Unproven(requirement, "the body is compressed (HTTP-4, HTTP-24)");
        }

        if (evidence.Status != 200)
        {
            return expectation.Concession.Length > 0 && evidence.Status is >= 400 and < 500
                ? evidence.Unproven(requirement, expectation.Concession)
                : IsBlameless(evidence, requirement)
                ? evidence.Unproven(requirement, $"the request was refused with {evidence.Status} for another reason")
                : evidence.Violated(requirement, "The request was not answered with a reply.", "200 and a reply", Describe(evidence), Place.OfStatus(evidence.Response));
        }

        var form = ReplyForms.Of(evidence);
        var wanted = evidence.AsksForStream ? ReplyForm.Stream : ReplyForm.Completion;
        if (form == wanted || (form is ReplyForm.Completion or ReplyForm.Stream && !AboutForm.Contains(requirement)))
        {
            return evidence.Exchange.End == ExchangeEnd.Complete || evidence.StreamedReply?.Done is not null
                ? evidence.Held(requirement)
                : evidence.Unproven(requirement, "the reply was cut off (HTTP-1)");
        }

        // What a 200 holds instead of a reply is one defect; those who only ask whether the request is accepted stay out of it.
        if (form == ReplyForm.None && !(evidence.AsksForStream && AboutForm.Contains(requirement)))
        {
            return evidence.Unproven(requirement, evidence.AsksForStream ? "the 200 does not carry a stream (REQ-5)" : "the 200 does not carry a completion (SHAPE-2, SHAPE-10, SHAPE-16)");
        }

        return WrongForm(evidence, requirement);
    }

    /// <summary>Whether a refusal is the business of another requirement, by what it names.</summary>
    private static bool IsBlameless(Evidence evidence, string requirement) => evidence.Status < 500 && requirement switch
    {
        AboutAgent => !NamesAgent(evidence),
        _ when AboutRole.Contains(requirement) => !NamesRole(evidence),
        _ => AboutRequest.Contains(requirement) && (NamesAgent(evidence) || NamesRole(evidence)),
    };

    private static bool NamesAgent(Evidence evidence) => evidence.Status is 404 or 409 || Names(evidence, "agent", "model");

    private static bool NamesRole(Evidence evidence) => Names(evidence, "role", "assistant");

    private static bool Names(Evidence evidence, params string[] words)
    {
        var text = Encoding.UTF8.GetString(evidence.Response!.Body.Span);
        return words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private Observation JudgeStatus(Evidence evidence, Expectation expectation)
    {
        var requirement = expectation.Requirement;
        var refusal = evidence.Turn.Kind == TurnKind.Refusal;
        var answered = evidence.Status is >= 200 and < 300;
        if (!(refusal && answered) && Controls.Failure(evidence) is { } failure)
        {
            return evidence.Unproven(requirement, failure);
        }

        if (StatusSet.Contains(expectation.Statuses, evidence.Status))
        {
            return evidence.Held(requirement);
        }

        if (refusal && evidence.Status >= 500 && LevelOf(requirement) != Level.Must)
        {
            return evidence.Unproven(requirement, "the request led to a server error (ERR-1)");
        }

        // Of two expectations the wider one tells that the request was not refused at all.
        var wider = evidence.Turn.Expectations.FirstOrDefault(other =>
            other.Statuses.Count > expectation.Statuses.Count && !StatusSet.Contains(other.Statuses, evidence.Status));
        if (wider is not null)
        {
            return evidence.Unproven(requirement, $"the request was not refused as {wider.Requirement} says");
        }

        var message = evidence.Status switch
        {
            0 => "The request was neither answered nor refused.",
            >= 500 => LedToServerError,
            < 300 when refusal => "The request was answered, although it is to be refused.",
            _ => "The request was answered with the wrong status.",
        };
        return evidence.Violated(requirement, message, StatusSet.Describe(expectation.Statuses), Describe(evidence), Place.OfStatus(evidence.Response));
    }
}
