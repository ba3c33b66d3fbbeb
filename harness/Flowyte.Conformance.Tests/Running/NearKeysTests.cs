using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Running;
using NUnit.Framework;
using static Flowyte.Conformance.Tests.Running.MadeUp;

namespace Flowyte.Conformance.Tests.Running;

[TestFixture]
internal sealed class NearKeysTests
{
    private const string Never = Target.WrongKey;

    [TestCase(KeyChoice.Altered, "flowyte_sk_live_canary_012345678a")]
    [TestCase(KeyChoice.Extended, "flowyte_sk_live_canary_0123456789-000")]
    [TestCase(KeyChoice.Cut, "flowyte_sk_live_canary_012345")]
    [TestCase(KeyChoice.Recased, "flowyte_sk_live_CANARY_0123456789")]
    [TestCase(KeyChoice.Wrong, Never)]
    [TestCase(KeyChoice.Foreign, Target.ForeignKey)]
    [TestCase(KeyChoice.Test, Target.TestKey)]
    public void A_wrong_key_is_made_of_the_target_s_own_or_was_never_issued(KeyChoice choice, string sent) =>
        Assert.That(Sent(SomeTarget, choice), Is.EqualTo($"Bearer {sent}"));

    [TestCase("flowyte_sk_live_x1234567", KeyChoice.Cut, Description = "What would be left is too short to be told from other text.")]
    [TestCase("flowyte_sk_live_0123456789", KeyChoice.Recased, Description = "There are no letters in it.")]
    public void A_key_that_has_no_such_neighbour_gives_way_to_one_that_was_never_issued(string key, KeyChoice choice) =>
        Assert.That(Sent(SomeTarget with { Key = key }, choice), Is.EqualTo($"Bearer {Never}"));

    [TestCase("aaaaaaa1", ExpectedResult = 'a')]
    [TestCase("aaaaaaaa", ExpectedResult = '0')]
    [TestCase("aaaaaaaA", ExpectedResult = '0')]
    [TestCase("aaaaaaax", ExpectedResult = 'a')]
    public char The_last_character_becomes_another_one_in_any_case_and_in_Base64(string key) => new NearKeys(key).Altered[^1];

    [Test]
    public void A_near_key_and_what_they_have_in_common_are_as_secret_as_the_key() =>
        Assert.That(SomeTarget.Secrets, Is.SupersetOf(new[] { Key, Key[..^1], Key[..^4], $"{Key[..^1]}a", $"{Key}-000", "flowyte_sk_live_CANARY_0123456789" }));

    [Test]
    public void What_every_key_begins_with_is_no_secret() =>
        Assert.That((SomeTarget with { Key = "flowyte_sk_live_a1b2" }).Secrets.OfType<string>(), Has.All.StartsWith("flowyte_sk_live_A1B2").IgnoreCase.Or.EqualTo("flowyte_sk_live_a1b0").Or.EqualTo("flowyte_sk_live_a1ba"));

    private static string? Sent(Target target, KeyChoice choice) =>
        new RequestTemplate(target, new() { Key = choice }).Build(new Variables([])).Headers.FirstOrDefault(header => header.Name == "Authorization")?.Value;
}
