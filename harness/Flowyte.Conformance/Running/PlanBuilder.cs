using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Running;

/// <summary>Turns scripted conversations into the requests of one run.</summary>
internal sealed class PlanBuilder
{
    private readonly Specs _specs;
    private readonly Target _target;
    private readonly RunSettings _settings;
    private readonly Dictionary<string, string> _repliesByFingerprint = [];

    public PlanBuilder(Specs specs, Target target, RunSettings settings)
    {
        _specs = specs;
        _target = target;
        _settings = settings;
    }

    public Plan Build()
    {
        var selection = new Selection(_specs, _settings);
        var chosen = _specs.Conversations.Where(selection.Includes).ToList();
        var locked = chosen.Where(conversation => conversation.Needs.Any(need => !_target.Knows(need))).ToList();
        var open = chosen.Except(locked).ToList();

        // What follows a conversation that is not sent has nothing to wait for.
        var followers = InOrder(open.Where(conversation => open.Exists(other => other.Name == conversation.AfterFailureOf)).ToList());

        // A control that asks the same as a turn that is sent for sure needs no request of its own.
        var conversations = Plan(open.Except(followers));
        return new Plan
        {
            Conversations = conversations,
            FollowUps = Plan(followers),
            Locked = locked,
            Excluded = _specs.Requirements
                .Select(requirement => (requirement.Id, Reason: selection.ExclusionOf(requirement)))
                .Where(pair => pair.Reason is not null)
                .ToDictionary(pair => pair.Id, pair => pair.Reason!),
        };
    }

    private List<PlannedConversation> Plan(IEnumerable<Conversation> conversations)
    {
        var drafts = conversations.SelectMany(Cases).ToList();

        // Replies first: a control may come before the turn that serves it.
        foreach (var (draft, turn) in drafts.SelectMany(draft => draft.Turns.Where(turn => turn.Kind == TurnKind.Reply).Select(turn => (draft, turn))))
        {
            Register(turn, draft);
        }

        return [.. drafts.Select(WithControls)];
    }

    /// <summary>Each after the one that it follows. Conversations in a circle are left out, so that they are sent for sure: none could be the first.</summary>
    private static List<Conversation> InOrder(List<Conversation> followers)
    {
        var ordered = new List<Conversation>();
        while (followers.Where(follower => !followers.Exists(other => other.Name == follower.AfterFailureOf)).ToList() is { Count: > 0 } next)
        {
            ordered.AddRange(next);
            followers = [.. followers.Except(next)];
        }

        return ordered;
    }

    private IEnumerable<Draft> Cases(Conversation conversation) =>
        Combinations(conversation.Matrix).Select(values =>
        {
            var label = string.Join(",", values.Select(pair => $"{pair.Axis}={pair.Value.Label}"));
            var id = label.Length == 0 ? conversation.Name : $"{conversation.Name}[{label}]";
            var codes = Codes.Of(conversation, _settings.Seed, id);
            var variables = values.Aggregate(
                RunVariables.For(_target, _settings.Seed, id, codes),
                (soFar, pair) => soFar.With(pair.Axis, soFar.Fill(pair.Value.Value)));
            return new Draft(id, conversation, variables, [.. conversation.Turns.Index().Where(pair => Selection.IsSent(pair.Item)).Select(pair => PlanTurn(conversation, pair.Item, pair.Index + 1, id, variables, codes))]);
        });

    private PlannedTurn PlanTurn(Conversation conversation, Turn turn, int number, string caseId, Variables variables, IReadOnlyDictionary<string, string> codes)
    {
        var request = new RequestTemplate(_target, Requested(conversation, turn, variables));
        return new PlannedTurn
        {
            Id = $"{caseId}/{number}",
            Number = number,
            Kind = KindOf(turn),
            Expectations = [.. turn.Expectations.Select(expectation => Fill(expectation, variables))],
            Request = request,
            Captures = turn.Captures,
            Codes = Codes.In(request, codes),
        };
    }

    private PlannedConversation WithControls(Draft draft) => new()
    {
        Id = draft.Id,
        Conversation = draft.Conversation,
        Turns = [.. draft.Turns.SelectMany(turn => WithControl(draft, turn))],
    };

    private IEnumerable<PlannedTurn> WithControl(Draft draft, PlannedTurn turn)
    {
        var source = draft.Conversation.Turns[turn.Number - 1];
        if (source.Control is null)
        {
            return [turn];
        }

        var control = new PlannedTurn
        {
            Id = turn.Id + "-control",
            Number = turn.Number,
            Kind = TurnKind.Reply,
            IsControl = true,
            Expectations = [],
            Request = new RequestTemplate(_target, Fill(source.Control, draft.Variables).Over(Requested(draft.Conversation, source, draft.Variables))),
        };
        var id = Register(control, draft);
        turn = turn with { ControlId = id };
        return id == control.Id ? [control, turn] : [turn];
    }

    /// <summary>The id of the first turn that sends the same request and expects a reply: this one's, where there was none.</summary>
    private string Register(PlannedTurn turn, Draft draft)
    {
        if (turn.Request.Fingerprint is not { } fingerprint)
        {
            return turn.Id;
        }

        // What waits for a value of its own conversation asks the same there alone.
        if (turn.Request.Placeholders.Any(name => draft.Conversation.Turns.Any(other => other.Captures.Any(capture => capture.Name == name))))
        {
            fingerprint = $"{draft.Id} {fingerprint}";
        }

        _repliesByFingerprint.TryAdd(fingerprint, turn.Id);
        return _repliesByFingerprint[fingerprint];
    }

    // Filled in before it is laid over: a placeholder may stand for a whole set of members.
    private static RequestSpec Requested(Conversation conversation, Turn turn, Variables variables) =>
        Fill(turn.Request, variables).Over(Fill(new RequestSpec { Body = conversation.Body }, variables));

    private static RequestSpec Fill(RequestSpec spec, Variables variables) => spec with
    {
        Raw = spec.Raw is null ? null : variables.FillText(spec.Raw),
        RawLatin1 = spec.RawLatin1 is null ? null : variables.FillText(spec.RawLatin1),
        Headers = spec.Headers is null ? null : variables.Fill(spec.Headers),
        Path = spec.Path is null ? null : variables.FillPath(spec.Path),
        Body = spec.Body is null ? null : variables.Fill(spec.Body),
    };

    private static Expectation Fill(Expectation expectation, Variables variables) => expectation.IsOfCodes
        ? expectation with
        {
            Recalls = [.. expectation.Recalls.Select(name => variables.FillText(Codes.PlaceholderOf(name)))],
            Ignores = [.. expectation.Ignores.Select(name => variables.FillText(Codes.PlaceholderOf(name)))],
        }
        : expectation.Content is { } content
        ? expectation with
        {
            Content = content with
            {
                Contains = [.. content.Contains.Select(variables.FillText)],
                ContainsAll = [.. content.ContainsAll.Select(variables.FillText)],
                Lacks = [.. content.Lacks.Select(variables.FillText)],
            },
        }
        : expectation;

    private static TurnKind KindOf(Turn turn)
    {
        if (turn.Expectations.Any(expectation => expectation.Reply || expectation.Content is not null))
        {
            return TurnKind.Reply;
        }

        var statuses = turn.Expectations.SelectMany(expectation => expectation.Statuses).ToList();
        return statuses.Count == 0 ? TurnKind.Either
            : statuses.TrueForAll(status => status.StartsWith('4')) ? TurnKind.Refusal
            : statuses.TrueForAll(status => status.StartsWith('2')) ? TurnKind.Reply
            : TurnKind.Either;
    }

    private static IEnumerable<IReadOnlyList<(string Axis, MatrixValue Value)>> Combinations(IReadOnlyList<MatrixAxis> axes)
    {
        IEnumerable<IReadOnlyList<(string, MatrixValue)>> combinations = [[]];
        return axes.Aggregate(combinations, (soFar, axis) =>
            soFar.SelectMany(start => axis.Values.Select(value => (IReadOnlyList<(string, MatrixValue)>)[.. start, (axis.Name, value)])));
    }

    private sealed record Draft(string Id, Conversation Conversation, Variables Variables, IReadOnlyList<PlannedTurn> Turns);
}
