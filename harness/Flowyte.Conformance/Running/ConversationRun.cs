using System.Text;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Checks;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Running;

/// <summary>Sends one conversation, turn after turn.</summary>
internal sealed class ConversationRun
{
    private readonly RunLedger _ledger;
    private readonly PatientSender _sender;
    private readonly Func<string?> _stopped;
    private readonly int _repeat;
    private readonly HashSet<int> _answered = [];
    private readonly Dictionary<int, string> _missing = [];
    private readonly Dictionary<string, string> _uncaptured = [];
    private Variables _answers = new([]);

    /// <param name="ledger">Where everything is kept.</param>
    /// <param name="sender">What sends.</param>
    /// <param name="stopped">Why nothing more is sent; null while the run goes on.</param>
    /// <param name="repeat">Which time the plan is run, from 1.</param>
    public ConversationRun(RunLedger ledger, PatientSender sender, Func<string?> stopped, int repeat)
    {
        _ledger = ledger;
        _sender = sender;
        _stopped = stopped;
        _repeat = repeat;
    }

    public async Task RunAsync(PlannedConversation conversation)
    {
        foreach (var capture in conversation.Turns.SelectMany(turn => turn.Captures))
        {
            _uncaptured[capture.Name] = $"it needs {capture.Name}, which comes later";
        }

        foreach (var turn in conversation.Turns)
        {
            var id = ExchangeIds.Of(turn.Id, _repeat);
            var reason = _stopped() ?? WhyNotReady(turn);
            if (reason is not null)
            {
                _ledger.Skip(id, reason);
                _missing.TryAdd(turn.Number, "was not sent");
                foreach (var capture in turn.Captures)
                {
                    // The reason that stands at the root.
                    _uncaptured[capture.Name] = reason;
                }

                continue;
            }

            await SendAsync(turn, id);
        }
    }

    private async Task SendAsync(PlannedTurn turn, string id)
    {
        Exchange? last = null;
        var obstacle = "the exchange was cut off";
        try
        {
            await foreach (var exchange in _sender.SendAsync(id, turn.Request.Build(_answers), turn.Request.ReuseConnection))
            {
                last = _ledger.Add(exchange);
                _ledger.Expect(last.Id == id ? 0 : 1);
            }
        }
        catch (ArgumentException exception)
        {
            obstacle = $"the request cannot be sent: {exception.Message}";
        }

        if (last is null || last.Id != id || last.End == ExchangeEnd.Interrupted)
        {
            _ledger.Skip(id, _stopped() ?? obstacle);
        }

        if (!turn.IsControl)
        {
            Learn(turn, last);
        }
    }

    private string? WhyNotReady(PlannedTurn turn) =>
        turn.Request.Awaited.Where(number => !_answered.Contains(number))
            .Select(number => $"it needs the answer of turn {number}, which {_missing.GetValueOrDefault(number, "comes later")}")
            .Concat(turn.Request.Placeholders.Select(name => _uncaptured.GetValueOrDefault(name)).OfType<string>())
            .FirstOrDefault();

    private void Learn(PlannedTurn turn, Exchange? exchange)
    {
        var evidence = exchange is null ? null : new Evidence(exchange, turn);
        foreach (var capture in turn.Captures)
        {
            Keep(turn, capture, evidence);
        }

        var message = evidence is null ? null : TurnAnswer.MessageOf(evidence);
        var size = message is null ? 0 : Encoding.UTF8.GetByteCount(JsonText.Write(message));
        if (message is null || size > TurnAnswer.MaxBytes)
        {
            _missing[turn.Number] = message is null ? "had no message to send back" : $"is too large to send back ({size} bytes)";
            return;
        }

        _answered.Add(turn.Number);
        _answers = _answers.With(turn.Number, message);
    }

    private void Keep(PlannedTurn turn, Capture capture, Evidence? evidence)
    {
        if (evidence is not null && CapturedValues.Of(evidence, capture) is { } value)
        {
            _uncaptured.Remove(capture.Name);
            _answers = _answers.With(capture.Name, value);
        }
        else
        {
            _uncaptured[capture.Name] = $"it needs {capture.Name} of turn {turn.Number}, which {CapturedValues.Missing(evidence?.Exchange, capture)}";
        }
    }
}
