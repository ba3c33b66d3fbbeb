using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Checks.Native;

/// <summary>Whether the history of a session holds what was said in it, whole, once and in order: SESS-20 to SESS-24, and SESS-28 once it has ended.</summary>
internal sealed class SessionHistoryCheck : IRunCheck
{
    public IReadOnlyList<string> Requirements => ["SESS-20", "SESS-21", "SESS-22", "SESS-23", "SESS-24", "SESS-28"];

    public bool Concerns(Evidence evidence) => evidence.Api == Api.Sessions;

    public IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run) =>
        from log in SessionLog.Of(run)
        from list in log.Lists
        where list.Posts.Count > 0
        from observation in Judge(new History(list.List, list.Messages, log.IsEndedBefore(list.List)), list.Posts)
        select observation;

    private static IEnumerable<Observation> Judge(History history, IReadOnlyList<SessionPost> posts) =>
        [.. history.HasNoRepetition(), .. posts.SelectMany(post => history.Holds(post, posts)), .. history.IsInOrder(posts)];

    /// <summary>One list of messages.</summary>
    private sealed class History
    {
        private readonly Evidence _list;
        private readonly IReadOnlyList<(JsonNode Node, string Text, Speaker? Speaker)> _messages;
        private readonly bool _isOfEnded;

        public History(Evidence list, IReadOnlyList<JsonNode> messages, bool isOfEnded)
        {
            _list = list;
            _messages = [.. messages.Select(message => (message, SessionData.Text(message) ?? "", SessionData.SpeakerOf(message)))];
            _isOfEnded = isOfEnded;
        }

        public IEnumerable<Observation> Holds(SessionPost post, IReadOnlyList<SessionPost> posts)
        {
            var lost = _isOfEnded ? "SESS-28" : post.Stream is null ? "SESS-20" : "SESS-21";
            if (_messages.Count > 0 && _messages.All(message => message.Text.Length == 0))
            {
                yield return _list.Unproven(lost, "messages have their text under no name that the harness knows");
                yield break;
            }

            var found = Places(post.IsIn);
            if (found.Count == 0)
            {
                var changed = Places(post.IsLike);
                yield return changed.Count > 0
                    ? _list.Violated("SESS-24", "The history holds another text than was sent.", post.Content, _messages[changed[0]].Text, PlaceOf(changed[0]))
                    : Lost(lost, $"The history lacks a message of the user ({post.Evidence.Exchange.Id}).", post.Content);
                yield break;
            }

            yield return _list.Held("SESS-24");
            yield return _list.HeldUnless(
                found.Count > 1, "SESS-23", $"The history holds a message of the user more than once ({post.Evidence.Exchange.Id}).", "once", $"{found.Count} times", PlaceOf(found[^1]));
            var answers = post.Answer.Count > 0 ? post.Answer : post.Stream?.Texts ?? [];
            var isTold = post.Answer.Count > 0;
            var isKept = _messages.Any(message => message.Speaker is not Speaker.User && answers.Any(answer => IsPartOf(message.Text, answer)));

            // Which events of a stream carry the answer is not documented: then some answer has to stand there.
            yield return isKept || (!isTold && HasAnswerBeside(found[0], posts))
                ? _list.Held(lost)
                : Lost(lost, $"The history lacks the answer of the agent ({post.Evidence.Exchange.Id}).", answers.Count > 0 ? answers[0] : "an answer");
        }

        /// <summary>No message stands there twice, by its id.</summary>
        public IEnumerable<Observation> HasNoRepetition()
        {
            var repeated = _messages.Select(message => message.Node).GroupBy(SessionData.MessageId).FirstOrDefault(group => group.Key is not null && group.Count() > 1);
            if (repeated is not null)
            {
                var last = repeated.Last();
                yield return _list.Violated("SESS-23", "The history holds a message more than once.", "once", $"{repeated.Count()} times: {repeated.Key}", Place.InBody(last.Offset, last.Length));
            }
        }

        public IEnumerable<Observation> IsInOrder(IReadOnlyList<SessionPost> posts)
        {
            var places = posts.Select(post => Places(post.IsIn)).ToList();
            if (_isOfEnded || posts.Count < 2 || places.Exists(found => found.Count != 1))
            {
                yield break;
            }

            var order = places.ConvertAll(found => found[0]);
            var isDescending = order[^1] < order[0];
            if (isDescending)
            {
                order = order.ConvertAll(place => _messages.Count - 1 - place);
            }

            // An answer was there before the next question was asked.
            var isInOrder = order.Zip(order.Skip(1).Append(_messages.Count)).All(pair => pair.First < pair.Second)
                && posts.Zip(order, order.Skip(1).Append(_messages.Count)).All(turn =>
                    AnswersOf(turn.First).Select(place => isDescending ? _messages.Count - 1 - place : place).ToList() is not { Count: > 0 } answers
                    || answers.Exists(answer => answer > turn.Second && answer < turn.Third));
            yield return _list.HeldUnless(
                !isInOrder,
                "SESS-22",
                "The history is not in the order in which it was said.",
                "each question before its answer, the oldest first; or all of it the other way round",
                string.Join(", ", _messages.Select(message => message.Text.Length > 30 ? $"{message.Text[..30]}…" : message.Text)),
                PlaceOf(places[0][0]));
        }

        // A user may have said the same as the agent does; a text alone tells them apart only where the speaker is told.
        private List<int> Places(Func<string, bool> matches) =>
            [.. _messages.Index().Where(pair => pair.Item.Speaker is not Speaker.Agent && matches(pair.Item.Text)).Select(pair => pair.Index)];

        private IEnumerable<int> AnswersOf(SessionPost post) =>
            _messages.Index().Where(pair => pair.Item.Speaker is not Speaker.User && post.Answer.Any(answer => IsPartOf(pair.Item.Text, answer))).Select(pair => pair.Index);

        // The latest first is an order, too.
        private bool HasAnswerBeside(int place, IReadOnlyList<SessionPost> posts)
        {
            var (first, last) = (Places(posts[0].IsIn), Places(posts[^1].IsIn));
            int[] sides = posts.Count < 2 || first.Count == 0 || last.Count == 0 ? [place - 1, place + 1] : first[0] < last[0] ? [place + 1] : [place - 1];
            return sides.Any(at => at >= 0 && at < _messages.Count && _messages[at].Speaker is not Speaker.User && _messages[at].Text.Length > 0);
        }

        private Observation Lost(string requirement, string message, string expected) =>
            _list.Violated(requirement, message, expected, $"{_messages.Count} other messages", SessionData.Of(_list) is { } data ? Place.InBody(data.Offset, data.Length) : null);

        private Verdicts.FindingLocation PlaceOf(int index) => Place.InBody(_messages[index].Node.Offset, _messages[index].Node.Length);

        // An answer of several messages may be kept as one, or one as several.
        private static bool IsPartOf(string kept, string said) => kept.Length > 0 && (kept.Contains(said.Trim(), StringComparison.Ordinal) || said.Contains(kept.Trim(), StringComparison.Ordinal));
    }
}
