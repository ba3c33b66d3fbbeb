using System.Text.RegularExpressions;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Clients.Judging;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Catalogue;

/// <summary>Holds the catalogues of servers, of dialects and of clients to <c>specs/requirements.lock</c>; what its lines mean is said at its head.</summary>
public sealed partial class ReleasedRequirementsTests
{
    private static readonly IReadOnlyList<string> Lines =
        [.. File.ReadLines(Path.Combine(SpecsFolder.BuiltIn, "requirements.lock")).Where(line => !line.StartsWith('#'))];

    private static readonly Specs Specs = SpecsFolder.Load();

    private static readonly IReadOnlyList<Requirement> Requirements = [.. Specs.Requirements, .. Specs.Dialects.SelectMany(dialect => dialect.Replaced).Select(rule => rule.By), .. ClientCatalogue.Load()];

    [Test]
    public void Every_line_of_the_lock_is_an_id_with_levels()
    {
        Assert.That(Lines, Is.Not.Empty.And.All.Matches(Line()));
    }

    [Test]
    public void No_id_is_in_the_lock_twice()
    {
        Assert.That(Lines.Select(IdOf), Is.Unique);
    }

    [Test]
    public void No_id_is_used_twice()
    {
        Assert.That(Requirements.Select(requirement => requirement.Id), Is.Unique);
    }

    [Test]
    public void No_released_requirement_is_lost_or_has_another_level()
    {
        var levels = Requirements.ToDictionary(requirement => requirement.Id, requirement => requirement.Level.ToString().ToUpperInvariant());
        var broken = Lines.Where(line => levels.GetValueOrDefault(IdOf(line)) != LevelOf(line));

        Assert.That(broken, Is.Empty, "The catalogue lacks these, or has another level. Read the head of specs/requirements.lock.");
    }

    [Test]
    public void Every_requirement_is_in_the_lock()
    {
        var released = Lines.Select(IdOf).ToHashSet();
        var missing = Requirements
            .Where(requirement => !released.Contains(requirement.Id))
            .Select(requirement => $"{requirement.Id} {requirement.Level.ToString().ToUpperInvariant()}");

        Assert.That(missing, Is.Empty, "Add these lines to specs/requirements.lock.");
    }

    private static string IdOf(string line) => Line().Match(line).Groups["id"].Value;

    private static string LevelOf(string line) => Line().Match(line).Groups["level"].Captures[^1].Value;

    [GeneratedRegex(@"^(?<id>[A-Z]+-[1-9][0-9]*) (?<level>MUST|SHOULD|MAY)(; (?<level>MUST|SHOULD|MAY) since [0-9]+\.[0-9]+\.[0-9]+: \S[^;]*)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();
}
