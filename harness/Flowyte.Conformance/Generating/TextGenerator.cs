using System.Text;
using Bogus;
using Bogus.DataSets;

namespace Flowyte.Conformance.Generating;

/// <summary>
/// Makes texts in many scripts and lengths, never empty. They are well-formed Unicode without U+0000, which databases refuse
/// for good reasons, and without two opening braces in a row, which would begin a placeholder.
/// </summary>
internal sealed class TextGenerator
{
    private static readonly string[][] Scripts =
    [
        ["配送", "到", "加拿大", "需要", "多久", "?", "。", "請問", "退貨", "政策"],
        ["カナダ", "に", "発送", "します", "か", "。", "ー", "ｶﾅﾀﾞ", "「", "」"],
        ["캐나다", "배송", "되나요", "며칠", "걸려요", "."],
        ["هل", "تشحنون", "إلى", "كندا", "؟", "شُكْرًا", "٧", "أيّام", "ـ"],
        ["האם", "אתם", "שולחים", "לקנדה", "?", "שָׁלוֹם"],
        ["क्या", "आप", "कनाडा", "भेजते", "हैं", "।", "ক্ষ", "ไทย", "น้ำ", "சென்னை"],
        ["Доставка", "в", "Канаду", "ёлка", "Ελλάδα", "ΐ", "Straße", "İstanbul", "ı", "Łódź", "œuf"],
    ];

    private static readonly string[] Emoji = ["🙂", "👍🏽", "👩‍👩‍👧‍👦", "🇨🇦", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "❤️", "1️⃣", "🧑🏿‍🚀", "𝒳", "𠮷"];

    private static readonly string[] Marks = ["e\u0301", "a\u0323\u0302", "Z\u0351\u036b\u0343\u036a\u0302\u036b", "o\u0308", "\u1112\u1161\u11ab", "\u202eabc\u202c", "a\u200bb", "\u200d", "\ufeff", "\u00a0", "\u2028"];

    private static readonly string[] Escaped = ["\n", "\r\n", "\t", "\b", "\f", "\u0007", "\u001b[31m", "\u007f", "\u0085", "\\", "\\n", "\\u0041", "/", "\u001f"];

    private static readonly string[] Quotes = ["\"", "'", "`", "“", "„", "«", "\"\"\"", "{", "}", "[", "]", "</script>", "<b>", "&amp;", "${x}", "%s", "data: [DONE]", "null", "'; --", "=1+1", ":", "#"];

    private readonly Randomizer _random;
    private readonly Lorem _lorem;

    public TextGenerator(Randomizer random)
    {
        _random = random;
        _lorem = new Lorem("en") { Random = random };
    }

    /// <summary>A text of one to some thousand characters.</summary>
    public string Any() => Clean(_random.Int(0, 19) switch
    {
        0 => _random.ArrayElement(["?", ".", " ", "a", "0", "é", "🙂", "\n", "\""]),
        1 => Join(_random.Int(150, 400)),
        2 => _random.AlphaNumeric(_random.Int(300, 3000)),
        < 9 => _lorem.Sentence(_random.Int(1, 20)),
        _ => Join(_random.Int(1, 25)),
    });

    /// <summary>A text of a few words.</summary>
    public string Short() => Clean(Join(_random.Int(1, 4)));

    private string Join(int pieces)
    {
        var separator = _random.ArrayElement(["", " ", " ", "\n"]);
        return string.Join(separator, Enumerable.Range(0, pieces).Select(_ => Piece()));
    }

    private string Piece() => _random.Int(0, 9) switch
    {
        0 => _random.ArrayElement(Emoji),
        1 => _random.ArrayElement(Marks),
        2 => _random.ArrayElement(Escaped),
        3 => _random.ArrayElement(Quotes),
        < 6 => _lorem.Word(),
        _ => _random.ArrayElement(_random.ArrayElement(Scripts)),
    };

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            clean.Append(character == '{' && clean.Length > 0 && clean[^1] == '{' ? "(" : character.ToString());
        }

        return clean.ToString();
    }
}
