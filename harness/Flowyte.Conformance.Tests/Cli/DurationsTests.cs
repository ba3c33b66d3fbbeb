using Flowyte.Conformance.Cli;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Cli;

public sealed class DurationsTests
{
    [TestCase("30", 30_000)]
    [TestCase("30s", 30_000)]
    [TestCase("1.5s", 1_500)]
    [TestCase("500ms", 500)]
    [TestCase("5m", 300_000)]
    [TestCase("1h", 3_600_000)]
    public void Durations_are_read_with_their_units(string text, int milliseconds) =>
        Assert.That(Durations.Parse(text), Is.EqualTo(TimeSpan.FromMilliseconds(milliseconds)));

    [TestCase("")]
    [TestCase("s")]
    [TestCase("0")]
    [TestCase("-1")]
    [TestCase("1 s")]
    [TestCase("1,5s")]
    [TestCase("1e3")]
    [TestCase("25h")]
    [TestCase("NaN")]
    [TestCase("99999999999999999999999999999")]
    public void What_is_no_positive_duration_up_to_a_day_is_refused(string text) => Assert.That(Durations.Parse(text), Is.Null);
}
