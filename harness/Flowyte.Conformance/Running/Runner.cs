using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Generating;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Running;

/// <summary>Runs a plan against a target, within its budget, and keeps what came back.</summary>
internal sealed class Runner
{
    private readonly Plan _plan;
    private readonly Target _target;
    private readonly RunSettings _settings;
    private readonly TimeProvider _time;
    private readonly Func<IExchangeSender> _senders;
    private readonly Func<IReadOnlyList<Evidence>, Judgement> _judge;

    /// <param name="plan">What is sent.</param>
    /// <param name="target">Where to.</param>
    /// <param name="settings">How.</param>
    /// <param name="time">The clock.</param>
    /// <param name="senders">Makes a sender for a conversation.</param>
    /// <param name="judge">The checks: they tell whether a conversation was answered as expected, and so whether what follows it is sent.</param>
    public Runner(Plan plan, Target target, RunSettings settings, TimeProvider time, Func<IExchangeSender> senders, Func<IReadOnlyList<Evidence>, Judgement> judge)
    {
        _plan = plan;
        _target = target;
        _settings = settings;
        _time = time;
        _senders = senders;
        _judge = judge;
    }

    public async Task<RunRecord> RunAsync(Specs specs, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        var startedAt = _time.GetUtcNow();
        var start = _time.GetTimestamp();
        var ledger = new RunLedger(progress, _plan.Requests * _settings.Repeat);
        using var budget = new CancellationTokenSource(_settings.Budget, _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellation);
        var sent = new List<string>();
        for (var repeat = 1; repeat <= _settings.Repeat; repeat++)
        {
            var run = new Wave(this, ledger, repeat, Stopped, stop.Token);
            await run.SendAsync(_plan.Conversations);
            await run.FollowUpAsync();
            var smaller = await run.ShrinkAsync();
            sent.AddRange(_plan.Turns.Concat(smaller).SelectMany(turn => ExchangeIds.AllOf(turn.Id, repeat)));
        }

        IReadOnlyList<Exchange> exchanges = [.. sent.Select(id => ledger.Exchanges.GetValueOrDefault(id)).OfType<Exchange>()];
        return new RunRecord
        {
            Target = _target with { Issued = IssuedKeys.In(_target, exchanges) },
            Settings = _settings,
            SpecsVersion = specs.Version,
            SpecsFingerprint = specs.Fingerprint,
            StartedAt = startedAt,
            Duration = _time.GetElapsedTime(start),
            Exchanges = exchanges,
            Unsent = ledger.Unsent,
            Interrupted = cancellation.IsCancellationRequested && ledger.Unsent.Count > 0,
            Unreachable = ledger.Unreachable,
        };

        string? Stopped() =>
            cancellation.IsCancellationRequested ? "the run was interrupted"
            : budget.IsCancellationRequested ? $"the run's budget of {_settings.Budget.TotalSeconds:0.###} s was used up (--budget)"
            : ledger.Stopped;
    }

    /// <summary>One time that the plan is run.</summary>
    private sealed class Wave(Runner runner, RunLedger ledger, int repeat, Func<string?> stopped, CancellationToken stop)
    {
        // Several may follow the same conversation: it is judged once.
        private readonly Dictionary<string, bool> _isCause = [];

        public Task SendAsync(IReadOnlyList<PlannedConversation> conversations) => Parallel.ForEachAsync(
            conversations.OrderByDescending(conversation => conversation.Conversation.IsSentFirst),
            new ParallelOptions { MaxDegreeOfParallelism = runner._settings.Concurrency, CancellationToken = CancellationToken.None },
            async (conversation, _) =>
            {
                await using var sender = runner._senders();
                var patient = new PatientSender(sender, runner._time, runner._settings.Timeout, stop);
                await new ConversationRun(ledger, patient, stopped, repeat).RunAsync(conversation);
            });

        /// <summary>Sends the follow-ups of what was not answered as expected, and theirs.</summary>
        public async Task FollowUpAsync()
        {
            var waiting = runner._plan.FollowUps;
            while (waiting.Count > 0)
            {
                var ready = waiting.Where(follower => !waiting.Any(other => IsFollowedBy(other, follower))).ToList();
                var wanted = ready.Where(HasCause).ToList();
                foreach (var follower in ready.Except(wanted))
                {
                    Skip(follower);
                }

                ledger.Expect(wanted.Sum(follower => follower.Turns.Count));
                await SendAsync(wanted);
                waiting = [.. waiting.Except(ready)];
            }
        }

        /// <summary>Sends smaller and smaller forms of the generated conversations that failed.</summary>
        public async Task<IReadOnlyList<PlannedTurn>> ShrinkAsync()
        {
            var sent = new List<PlannedTurn>();
            foreach (var conversation in new GeneratedFailures(runner._plan, runner._judge, repeat).Find(ledger.Exchanges))
            {
                ledger.Expect(sent.Count == 0 ? GeneratedFailures.MostRequests : 0);
                sent.AddRange(conversation.Turns);
                await SendAsync([conversation]);
            }

            ledger.Expect(sent.Count == 0 ? 0 : sent.Count - GeneratedFailures.MostRequests);
            return sent;
        }

        private bool HasCause(PlannedConversation follower)
        {
            var cause = follower.Conversation.AfterFailureOf!;
            if (!_isCause.TryGetValue(cause, out var isCause))
            {
                _isCause.Add(cause, isCause = IsAnsweredOtherwise(cause));
            }

            return isCause;
        }

        /// <summary>Whether a conversation was not answered as it expects.</summary>
        private bool IsAnsweredOtherwise(string conversationName)
        {
            var turns = runner._plan.Conversations.Concat(runner._plan.FollowUps)
                .Where(other => other.Conversation.Name == conversationName)
                .SelectMany(conversation => conversation.Turns)
                .ToList();
            var evidence = RunEvidence.Of(turns, ledger.Exchanges, repeat);
            var expected = turns.SelectMany(turn => turn.Expectations.Select(expectation => (ExchangeIds.Of(turn.Id, repeat), expectation.Requirement))).ToHashSet();
            return runner._judge(evidence.Exchanges).Observations
                .Any(observation => observation.Finding is not null && expected.Contains((observation.Exchange, observation.Requirement)));
        }

        private void Skip(PlannedConversation follower)
        {
            foreach (var turn in follower.Turns)
            {
                ledger.Skip(
                    ExchangeIds.Of(turn.Id, repeat),
                    stopped() ?? $"it is sent only where {follower.Conversation.AfterFailureOf} is not answered as expected");
            }
        }

        private static bool IsFollowedBy(PlannedConversation first, PlannedConversation follower) =>
            first.Conversation.Name == follower.Conversation.AfterFailureOf;
    }
}
