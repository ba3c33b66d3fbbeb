using System.Globalization;
using System.Numerics;

namespace Flowyte.Conformance.Json;

/// <summary>
/// The exact value of a number token: ±0.digits × 10^magnitude. A double would call
/// 9007199254740993 and 9007199254740992 the same.
/// </summary>
internal readonly struct JsonNumber : IEquatable<JsonNumber>
{
    // Exponents of more digits all count as 10^36. To read a million digits would take seconds, which a hostile text
    // must not cost, and only another such exponent could tell the difference.
    private const int MostExponentDigits = 36;
    private static readonly Int128 FarthestExponent = Int128.Parse($"1{new string('0', MostExponentDigits)}", CultureInfo.InvariantCulture);

    // Without leading or trailing zeros; empty for zero.
    private readonly string _digits;
    private readonly bool _negative;
    private readonly Int128 _magnitude;

    private JsonNumber(bool negative, string digits, Int128 magnitude)
    {
        _digits = digits;
        _negative = negative && digits.Length > 0;
        _magnitude = digits.Length > 0 ? magnitude : 0;
    }

    /// <summary>Whether the value has no fraction, however it is written: 1.0 and 1e2 have none.</summary>
    public bool IsInteger => _magnitude >= _digits.Length;

    /// <summary>Whether the value is below zero.</summary>
    public bool IsNegative => _negative;

    /// <summary>Reads a token that is a JSON number.</summary>
    public static JsonNumber Parse(string token)
    {
        var text = token.AsSpan();
        var negative = text[0] == '-';
        text = negative ? text[1..] : text;

        var exponent = Int128.Zero;
        var mark = text.IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            exponent = ParseExponent(text[(mark + 1)..]);
            text = text[..mark];
        }

        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? [] : text[(point + 1)..];
        var digits = string.Concat(whole, fraction);
        var significant = digits.AsSpan().TrimStart('0');
        var magnitude = exponent + whole.Length - (digits.Length - significant.Length);
        return new JsonNumber(negative, significant.TrimEnd('0').ToString(), magnitude);
    }

    /// <summary>Whether a text is a number by the grammar of RFC 8259 §6.</summary>
    public static bool IsToken(ReadOnlySpan<char> text)
    {
        text = text.StartsWith('-') ? text[1..] : text;
        var whole = TakeDigits(ref text);
        if (whole.Length == 0 || (whole.Length > 1 && whole[0] == '0'))
        {
            return false;
        }

        if (text.StartsWith('.'))
        {
            text = text[1..];
            if (TakeDigits(ref text).Length == 0)
            {
                return false;
            }
        }

        if (text.StartsWith('e') || text.StartsWith('E'))
        {
            text = text[1..];
            text = text.StartsWith('+') || text.StartsWith('-') ? text[1..] : text;
            if (TakeDigits(ref text).Length == 0)
            {
                return false;
            }
        }

        return text.IsEmpty;
    }

    /// <summary>Less than zero, zero or more, as the left value is less than, equal to or greater than the right one.</summary>
    public static int Compare(JsonNumber left, JsonNumber right)
    {
        if (left._negative != right._negative)
        {
            return left._negative ? -1 : 1;
        }

        return left._negative ? right.CompareSize(left) : left.CompareSize(right);
    }

    /// <summary>Whether the value is an integer times the divisor.</summary>
    /// <param name="divisor">A number other than zero.</param>
    public bool IsMultipleOf(JsonNumber divisor)
    {
        if (_digits.Length == 0)
        {
            return true;
        }

        // As integers times powers of ten. The digits end with no zero, so the power can only be too small or fit.
        var power = _magnitude - _digits.Length - (divisor._magnitude - divisor._digits.Length);
        if (power < 0)
        {
            return false;
        }

        var modulus = BigInteger.Parse(divisor._digits, CultureInfo.InvariantCulture);
        var remainder = BigInteger.Zero;
        foreach (var digit in _digits)
        {
            remainder = ((remainder * 10) + (digit - '0')) % modulus;
        }

        return (remainder * BigInteger.ModPow(10, power, modulus) % modulus).IsZero;
    }

    /// <inheritdoc/>
    public bool Equals(JsonNumber other) => Compare(this, other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is JsonNumber other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_negative, _magnitude, _digits);

    private int CompareSize(JsonNumber other)
    {
        if (_digits.Length == 0 || other._digits.Length == 0)
        {
            return _digits.Length.CompareTo(other._digits.Length);
        }

        // Both are 0.digits with a first digit that is not zero, so the magnitude decides first,
        // and digits of unequal length compare as if the shorter had zeros behind it.
        var magnitude = _magnitude.CompareTo(other._magnitude);
        return magnitude != 0 ? magnitude : string.CompareOrdinal(_digits, other._digits);
    }

    private static Int128 ParseExponent(ReadOnlySpan<char> text)
    {
        var negative = text[0] == '-';
        var digits = text.TrimStart("+-").TrimStart('0');
        var size = digits.Length switch
        {
            0 => Int128.Zero,
            <= MostExponentDigits => Int128.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture),
            _ => FarthestExponent,
        };
        return negative ? -size : size;
    }

    private static ReadOnlySpan<char> TakeDigits(ref ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? text : text[..end];
        text = text[digits.Length..];
        return digits;
    }
}
