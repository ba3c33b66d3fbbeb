using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Catalogue;

public sealed class BrokenRequirementTests
{
    private const string Good =
        """
        group: own
        title: One's own
        order: 200
        requirements:
          - id: OWN-1
            level: MUST
            since: 0.1.0
            statement: It holds.
            basis: &basis
              - source: A source
                url: https://example.com/a
                quote: It must hold.
            check: By looking.
            fix: Make it hold.
          - id: OWN-2
            level: MAY
            since: 0.1.0
            statement: It holds, too.
            basis: *basis
            check: By looking again.
            fix: Make it hold, too.

        """;

    [Test]
    public void The_group_that_the_others_are_broken_forms_of_is_right()
    {
        Assert.That(ProblemsOf(Good), Is.Empty);
    }

    [TestCase("MUST", "MUTS", "(6,12): Expected one of \"MUST\", \"SHOULD\", \"MAY\", not \"MUTS\". Did you mean \"MUST\"?")]
    [TestCase("id: OWN-2", "id: OWN-1", "(15,9): The id \"OWN-1\" is there already, in requirements/own.yaml(5,9).")]
    [TestCase("id: OWN-2", "id: MODEL-2", "(15,9): The id \"MODEL-2\" is there already, in requirements/40-model.yaml(*).")]
    [TestCase("id: OWN-2", "id: own-2", "(15,9): Expected an id such as MODEL-3; never changed and never reused, not \"own-2\".")]
    [TestCase("id: OWN-2", "id: OWN-02", "(15,9): Expected an id such as MODEL-3; never changed and never reused, not \"OWN-02\".")]
    [TestCase("group: own", "group: model", "(1,8): The group \"model\" is there already, in requirements/40-model.yaml(2,8).")]
    [TestCase("since: 0.1.0\n    statement: It holds.", "since: 99.0.0\n    statement: It holds.", "(7,12): The version 99.0.0 is above *, the version of the specs in version.yaml.")]
    [TestCase("since: 0.1.0\n    statement: It holds.", "since: 0.1\n    statement: It holds.", "(7,12): Expected string, not number 0.1.")]
    [TestCase("fix: Make it hold.", "fix:", "(14,9): Expected string, not null.")]
    [TestCase("fix: Make it hold.", "fix: ''", "(14,10): Expected what to do where it fails, for people, not an empty string.")]
    [TestCase("fix: Make it hold.", "fix: a\n    explains: [OWN-2, FOO-*]", "(15,23): No requirement matches \"FOO-*\".*")]
    [TestCase("fix: Make it hold.", "fix: a\n    onlyWhereSeen: b\n    untestable: c", "(16,17): Of onlyWhereSeen and untestable a requirement has one at most.")]
    [TestCase("fix: Make it hold.", "fixx: a", "(5,5): Expected a member \"fix\", not only *", "(14,5): There is no key \"fixx\" here. Did you mean \"fix\"?")]
    [TestCase("https://example.com/a", "example.com", "(11,14): Expected the address where it can be read, with https://, not \"example.com\".")]
    [TestCase("https://example.com/a", "{}", "(11,14): Expected string, not object {}.")]
    [TestCase("order: 200", "order: first", "(3,8): Expected integer, not string \"first\".")]
    public void A_mistake_is_told_once_with_its_place(string good, string broken, params string[] problems)
    {
        var told = ProblemsOf(Good.Replace(good, broken, StringComparison.Ordinal));

        Assert.That(told, Has.Count.EqualTo(problems.Length), string.Join('\n', told));
        using (Assert.EnterMultipleScope())
        {
            foreach (var (problem, pattern) in told.Zip(problems))
            {
                Assert.That(problem, Told.As("requirements/own.yaml" + pattern));
            }
        }
    }

    [Test]
    public void One_broken_requirement_does_not_make_references_to_its_file_wrong()
    {
        using var specs = new SpecsOnDisk()
            .With("requirements/own.yaml", Good.Replace("level: MAY", "level: may", StringComparison.Ordinal))
            .With("conversations/own.yaml", "name: own\ntitle: Own\nturns: [{ expect: { OWN-2: reply, OWN-3: reply } }]\n");

        Assert.That(specs.Problems(), Is.EqualTo(
        [
            "conversations/own.yaml(3,35): There is no requirement \"OWN-3\". Did you mean \"OWN-1\"?",
            "requirements/own.yaml(16,12): Expected one of \"MUST\", \"SHOULD\", \"MAY\", not \"may\". Did you mean \"MAY\"?",
        ]));
    }

    [Test]
    public void A_file_that_is_no_yaml_leaves_references_unjudged()
    {
        using var specs = new SpecsOnDisk()
            .With("requirements/own.yaml", "group: own\n\ttitle: Own\n")
            .With("conversations/own.yaml", "name: own\ntitle: Own\nturns: [{ expect: { OWN-2: reply } }]\n");

        Assert.That(specs.Problems(), Has.Count.EqualTo(1).And.One.StartsWith("requirements/own.yaml(2,1): "));
    }

    private static IReadOnlyList<string> ProblemsOf(string requirements)
    {
        using var specs = new SpecsOnDisk().With("requirements/own.yaml", requirements);
        return specs.Problems();
    }
}
