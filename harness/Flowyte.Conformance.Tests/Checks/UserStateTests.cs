using NUnit.Framework;
using static Flowyte.Conformance.Tests.Checks.Codes;

namespace Flowyte.Conformance.Tests.Checks;

internal sealed class UserStateTests
{
    [Test]
    public void A_code_of_another_request_with_the_same_user_is_state()
    {
        var observations = Judging.Judge(Asked("one/1", User, User), Asked("one/2", Tool, $"{User} {Tool}"));

        Assert.Multiple(() =>
        {
            Assert.That(Judging.Broken(observations), Is.EqualTo(["CONTEXT-8"]));
            Assert.That(observations.Of("CONTEXT-8").Single(observation => observation.Finding is not null).Exchange, Is.EqualTo("one/2"));
        });
    }

    [Test]
    public void It_is_state_in_another_conversation_too_and_no_mixing() =>
        Assert.That(Judging.Broken(Judging.Judge(Asked("one/1", User, User), Asked("two/1", Tool, $"{User} {Tool}"))), Is.EqualTo(["CONTEXT-8"]));

    [Test]
    public void With_another_user_it_is_mixing() =>
        Assert.That(Judging.Broken(Judging.Judge(Asked("one/1", User, User), Asked("two/1", Tool, $"{User} {Tool}", "somebody else"))), Is.EqualTo(["REL-2"]));

    [Test]
    public void A_reply_with_its_own_codes_alone_holds() =>
        Assert.That(Judging.Judge(Asked("one/1", User, User), Asked("one/2", Tool, Tool)).Of("CONTEXT-8").Select(observation => (observation.Finding, observation.Unproven)), Is.All.EqualTo(((object?)null, (object?)null)));

    [Test]
    public void An_agent_that_repeats_no_codes_proves_nothing() =>
        Assert.That(Judging.Judge(Asked("one/1", User, "No."), Asked("one/2", Tool, "No.")).Of("CONTEXT-8").Select(observation => observation.Unproven), Is.All.Not.Null);

    private static Said Asked(string id, string code, string answer, string user = "customer-1043") => Answered(id.Replace('/', '-'), answer, stream: false) with
    {
        Id = id,
        Codes = [code],
        Request = $$"""{"model":"agt_1","user":"{{user}}","messages":[{"role":"user","content":"Please repeat this code: {{code}}"}]}""",
    };
}
