using System.Text;
using Flowyte.Conformance.Wire;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Wire;

/// <summary>No form of a key survives, and nothing else is touched.</summary>
internal sealed class RedactorTests
{
    private const string Key = "flowyte_sk_live_a-B/c+9Z~é1";

    private static readonly Redactor Redactor = new([Key, null, "short", "another-secret"]);

    private static IEnumerable<TestCaseData> Forms()
    {
        yield return Form("as it is", Key);
        yield return Form("in upper case", Key.ToUpperInvariant().Replace('É', 'é'));
        yield return Form("with escaped slashes", Key.Replace("/", "\\/", StringComparison.Ordinal));
        yield return Form("with escaped hyphens", Key.Replace("-", "\\u002d", StringComparison.Ordinal));
        yield return Form("fully escaped", string.Concat(Key.Select(c => $"\\u{(int)c:X4}")));
        yield return Form("escaped twice", string.Concat(Key.Select(c => $"\\\\u{(int)c:x4}")));
        yield return Form("percent-encoded", Uri.EscapeDataString(Key));
        yield return Form("percent-encoded wholly", string.Concat(Encoding.UTF8.GetBytes(Key).Select(b => $"%{b:x2}")));
        yield return Form("percent-encoded twice", Uri.EscapeDataString(Uri.EscapeDataString(Key)));
        yield return Form("half in JSON, half in a URL", Key.Replace("-", "\\u002d", StringComparison.Ordinal).Replace("+", "%2B", StringComparison.Ordinal));
    }

    [TestCaseSource(nameof(Forms))]
    public void A_key_is_taken_out_of_text(string form) =>
        Assert.That(Redactor.Redact($"before {form} after, {form}"), Is.EqualTo("before [redacted] after, [redacted]"));

    [TestCaseSource(nameof(Forms))]
    public void A_key_is_masked_in_bytes_without_moving_anything(string form)
    {
        var redacted = Redactor.Redact(Encoding.UTF8.GetBytes($"é {form} after").AsMemory());

        Assert.That(Encoding.UTF8.GetString(redacted.Span), Is.EqualTo($"é {new string('*', Encoding.UTF8.GetByteCount(form))} after"));
    }

    [Test]
    public void A_key_is_taken_out_of_base64_at_every_alignment([Values("", "u", "u:", "Bearer ", "user:")] string before, [Values("", "\n", ":x")] string after)
    {
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(before + Key + after));
        var url = base64.Replace('+', '-').Replace('/', '_');

        // At most the characters are left that the key decides in part or not at all.
        foreach (var text in new[] { base64, url })
        {
            var redacted = Redactor.Redact($"<{text}>");
            Assert.That(redacted, Does.Contain(Redactor.Mark));
            Assert.That(redacted.Length, Is.LessThanOrEqualTo(Redactor.Mark.Length + 2 + (((before.Length + 2) / 3) + ((after.Length + 5) / 3)) * 4));
        }
    }

    [TestCase("the key flowyte_sk_live_a-…", "the key [redacted]…")]
    [TestCase("…live_a-B/c+9Z~é1 it was", "…[redacted] it was")]
    public void What_a_cut_leaves_of_a_key_goes_too(string text, string expected) =>
        Assert.That(Redactor.Redact(text), Is.EqualTo(expected));

    [Test]
    public void Text_and_bytes_without_a_key_stay_the_same_instance()
    {
        const string text = "a short text, 100 % plain… with \\ and \\u00e9 and flowyte";
        ReadOnlyMemory<byte> bytes = Encoding.UTF8.GetBytes(text);

        Assert.That(Redactor.Redact(text), Is.SameAs(text));
        Assert.That(Redactor.Redact(bytes), Is.EqualTo(bytes));
        Assert.That(Redactor.None.Redact(Key), Is.SameAs(Key));
    }

    [Test]
    public void Secrets_that_overlap_go_as_one()
    {
        var redactor = new Redactor(["abcdefgh", "efghijklmn"]);

        Assert.That(redactor.Redact("-abcdefghijklmn-"), Is.EqualTo("-[redacted]-"));
    }

    [Test]
    public void A_key_is_found_wherever_it_stands_in_a_large_body()
    {
        foreach (var offset in new[] { 32_760, 32_768 - Key.Length, 65_500, 98_300 })
        {
            var body = Encoding.UTF8.GetBytes(new string('x', offset) + Key + new string('\\', 40_000));

            var redacted = Redactor.Redact(body.AsMemory());

            Assert.That(redacted.Length, Is.EqualTo(body.Length));
            Assert.That(redacted.Span.IndexOf(Encoding.UTF8.GetBytes(Key)), Is.EqualTo(-1));
            Assert.That(redacted.Span.Count((byte)'*'), Is.EqualTo(Encoding.UTF8.GetByteCount(Key)));
        }
    }

    private static TestCaseData Form(string name, string form) => new TestCaseData(form).SetArgDisplayNames(name);
}
