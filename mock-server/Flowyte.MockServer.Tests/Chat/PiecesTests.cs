using System.Globalization;
using Flowyte.MockServer.Chat;

namespace Flowyte.MockServer.Tests.Chat;

public sealed class PiecesTests
{
    private static readonly string[] Texts =
    [
        "", " ", "a", "A few short words and a verylongwordthatnobodywouldwritelikethis.", "你好世界你好世界你好世界你好世界你好世界",
        "👩‍👩‍👧‍👦👍🏽🇨🇦👩‍👩‍👧‍👦👍🏽🇨🇦👩‍👩‍👧‍👦👍🏽🇨🇦👩‍👩‍👧‍👦👍🏽🇨🇦👩‍👩‍👧‍👦👍🏽🇨🇦", "e\u0301e\u0301 e\u0301 e\u0301e\u0301e\u0301e\u0301", "line\r\nline\n\nline",
    ];

    [TestCaseSource(nameof(Texts))]
    public void The_pieces_make_the_text_and_cut_no_character(string text)
    {
        var borders = StringInfo.ParseCombiningCharacters(text).Append(text.Length).ToHashSet();
        for (var seed = 0; seed < 50; seed++)
        {
            var pieces = Pieces.Of(text, Fingerprint.Of(seed));

            Assert.That(string.Concat(pieces), Is.EqualTo(text));
            Assert.That(pieces, Has.None.Empty);
            Assert.That(pieces.Aggregate(new List<int> { 0 }, (ends, piece) => [.. ends, ends[^1] + piece.Length])[1..], Is.SubsetOf(borders));
        }
    }

    [Test]
    public void Another_seed_cuts_otherwise() =>
        Assert.That(Pieces.Of(Texts[3], Fingerprint.Of(1)), Is.Not.EqualTo(Pieces.Of(Texts[3], Fingerprint.Of(2))));

    [Test]
    public void A_text_of_one_letter_a_thousand_times_is_cut_all_the_same() =>
        Assert.That(Pieces.Of(new string('x', 1000), Fingerprint.Of(1)), Has.Length.GreaterThan(50));
}
