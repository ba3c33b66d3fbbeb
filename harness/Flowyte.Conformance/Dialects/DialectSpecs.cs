using Flowyte.Conformance.Catalogue;

namespace Flowyte.Conformance.Dialects;

/// <summary>
/// Puts specs into a dialect. What it leaves out or replaces stays among the requirements, to be told as left out; no turn expects it,
/// and a turn that expects nothing else is not sent.
/// </summary>
internal sealed class DialectSpecs
{
    private readonly Specs _specs;
    private readonly Dialect _dialect;
    private readonly HashSet<string> _leftOut;
    private readonly Dictionary<string, ReplacedRule> _replaced;
    private readonly Dictionary<string, Level> _levels;

    private DialectSpecs(Specs specs, Dialect dialect)
    {
        _specs = specs;
        _dialect = dialect;
        _leftOut = [.. dialect.LeftOut.SelectMany(rule => rule.Requirements)];
        _replaced = dialect.Replaced.SelectMany(rule => rule.Requirements.Select(id => (Id: id, Rule: rule))).ToDictionary(pair => pair.Id, pair => pair.Rule);
        _levels = dialect.Levels.SelectMany(rule => rule.Requirements.Select(id => (Id: id, rule.Level))).ToDictionary(pair => pair.Id, pair => pair.Level);
    }

    /// <param name="specs">The specs as they stand.</param>
    /// <param name="dialect">One of theirs.</param>
    public static Specs In(Specs specs, Dialect dialect) => new DialectSpecs(specs, dialect).Made();

    private Specs Made() => _specs with
    {
        Dialect = _dialect,
        Groups = [.. _specs.Groups.Select(group => group with { Requirements = [.. group.Requirements.SelectMany(Requirements)] })],
        Conversations = [.. _specs.Conversations.Select(conversation => conversation with { Turns = [.. conversation.Turns.Select(Turn)] })],
    };

    // What replaces others stands before the first of them, so that causes stay before effects.
    private IEnumerable<Requirement> Requirements(Requirement requirement)
    {
        if (_replaced.TryGetValue(requirement.Id, out var rule) && rule.Requirements[0] == requirement.Id)
        {
            yield return rule.By;
        }

        yield return _levels.TryGetValue(requirement.Id, out var level) ? requirement with { Level = level } : requirement;
    }

    // A request that need not be answered for one thing shows nothing of the others that it holds.
    private Turn Turn(Turn turn) => turn with
    {
        Expectations = turn.Expectations.Any(expectation => expectation.Reply && _leftOut.Contains(expectation.Requirement))
            ? []
            : [.. turn.Expectations.Where(expectation => !_leftOut.Contains(expectation.Requirement)).Select(expectation => Replaced(expectation, turn))],
    };

    private Expectation Replaced(Expectation expectation, Turn turn) => expectation with
    {
        Requirement = _replaced.GetValueOrDefault(expectation.Requirement)?.By.Id ?? expectation.Requirement,
        Statuses = expectation.Statuses.Count > 0 && _replaced.GetValueOrDefault(expectation.Requirement)?.Statuses is { Count: > 0 } statuses ? statuses : expectation.Statuses,
        Concession = expectation.Reply && turn.Expectations.FirstOrDefault(other => other.Reply && IsWeakened(other.Requirement) && LevelOf(other.Requirement) > LevelOf(expectation.Requirement)) is { } weaker
            ? $"the request was refused, which may be for {weaker.Requirement}, a {LevelOf(weaker.Requirement).ToString().ToUpperInvariant()} in the dialect {_dialect.Name}"
            : "",
    };

    private bool IsWeakened(string requirement) => _specs.Requirement(requirement) is { } plain && LevelOf(requirement) > plain.Level;

    private Level LevelOf(string requirement) =>
        _replaced.TryGetValue(requirement, out var rule) ? rule.By.Level
        : _levels.TryGetValue(requirement, out var level) ? level
        : _specs.Requirement(requirement)?.Level ?? Level.May;
}
