namespace Flowyte.MockServer.Tests.Quotas;

public sealed class MockQuotaTests
{
    [TestCase("60 per minute", 60, 60)]
    [TestCase(" 1  per  second ", 1, 1)]
    [TestCase("1000 per hour", 1000, 3600)]
    [TestCase("5 per day", 5, 86_400)]
    [TestCase("5 per 10s", 5, 10)]
    [TestCase("5 per 500ms", 5, 0.5)]
    public void A_quota_is_read_as_people_write_it(string text, int requests, double seconds)
    {
        var quota = MockQuota.Parse(text);

        Assert.Multiple(() =>
        {
            Assert.That((quota.Requests, quota.Window), Is.EqualTo((requests, TimeSpan.FromSeconds(seconds))));
            Assert.That(MockQuota.Parse(quota.ToString()), Is.EqualTo(quota));
        });
    }

    [TestCase("")]
    [TestCase("60")]
    [TestCase("0 per minute")]
    [TestCase("-1 per minute")]
    [TestCase("99999999999 per minute")]
    [TestCase("60 per 0s")]
    [TestCase("60 per 61s")]
    [TestCase("60 per fortnight")]
    public void What_is_no_quota_is_told_with_what_was_expected(string text) =>
        Assert.That(() => MockQuota.Parse(text), Throws.InstanceOf<FormatException>().With.Message.Contains("such as 60 per minute or 5 per 10s"));
}
