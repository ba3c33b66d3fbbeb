using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Cli.Configuration;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Cli;

public sealed class ConfigFileTests
{
    [Test]
    public void Every_key_is_read()
    {
        var config = Read(
            """
            base-url: https://example.test/api/v1
            agent: ${AGENT_OF_TEST}
            api-key-env: STAGING_KEY
            unpublished-agent: agt_draft
            unscoped-key-env: UNSCOPED
            publishable-key-env: PUBLISHABLE
            profile: chat
            only: [model, AUTH-*]
            skip: IGN-10
            specs: my-specs
            out: artifacts/conformance
            format: [json, junit]
            concurrency: 2
            timeout: 10s
            budget: 90
            strict: true
            require-complete: false
            seed: -7
            repeat: 3
            """,
            name => name == "AGENT_OF_TEST" ? "agt_1" : null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(config.Target.BaseUrl, Is.EqualTo("https://example.test/api/v1"));
            Assert.That(config.Target.Agent, Is.EqualTo("agt_1"));
            Assert.That(config.Target.KeyVariable, Is.EqualTo("STAGING_KEY"));
            Assert.That(config.Target.UnpublishedAgent, Is.EqualTo("agt_draft"));
            Assert.That(config.Target.UnscopedKeyVariable, Is.EqualTo("UNSCOPED"));
            Assert.That(config.Target.PublishableKeyVariable, Is.EqualTo("PUBLISHABLE"));
            Assert.That(config.Profiles, Is.EqualTo(["chat"]));
            Assert.That(config.Only, Is.EqualTo(["model", "AUTH-*"]));
            Assert.That(config.Skip, Is.EqualTo(["IGN-10"]));
            Assert.That(config.Specs, Is.EqualTo("my-specs"));
            Assert.That(config.Out, Is.EqualTo("artifacts/conformance"));
            Assert.That(config.Formats, Is.EqualTo(["json", "junit"]));
            Assert.That(config.Concurrency, Is.EqualTo(2));
            Assert.That(config.Timeout, Is.EqualTo(TimeSpan.FromSeconds(10)));
            Assert.That(config.Budget, Is.EqualTo(TimeSpan.FromSeconds(90)));
            Assert.That(config.Strict, Is.True);
            Assert.That(config.RequireComplete, Is.False);
            Assert.That(config.Seed, Is.EqualTo(-7));
            Assert.That(config.Repeat, Is.EqualTo(3));
        }
    }

    [TestCase("agent: agt_1\ntimeuot: 3s\n", "timeout", 2)]
    [TestCase("concurrency: many\n", "integer", 1)]
    [TestCase("agent: agt_1\nagent: agt_2\n", "twice", 2)]
    [TestCase("\n\nagent: ${NOT_SET}\n", "NOT_SET", 3)]
    [TestCase("timeout: 9999h\n", "duration", 1)]
    [TestCase("api-key: secret\n", "api-key-env", 1)]
    public void A_broken_file_is_refused_with_its_place_and_a_hint(string text, string hint, int line)
    {
        var problem = Assert.Throws<SpecException>(() => Read(text, _ => null))!.Problems[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem.Message, Does.Contain(hint));
            Assert.That(problem.Line, Is.EqualTo(line));
        }
    }

    [Test]
    public async Task A_broken_file_exits_with_2_and_names_file_and_line()
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.OfAsync("run", "--config", folder.Write("conformance.yaml", "agent: agt_1\nstirct: true\n"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain("conformance.yaml(2,1)").And.Contains("strict"));
        }
    }

    private static RunConfig Read(string text, Func<string, string?> environment)
    {
        using var folder = new TemporaryFolder();
        return ConfigFile.Read(folder.Write("conformance.yaml", text), environment);
    }
}
