using System.Buffers;
using System.Text;

namespace Flowyte.Conformance.Wire;

/// <summary>
/// Finds secrets in text and bytes: in any case of letters, and through backslashes, <c>\uXXXX</c> and percent-encoding
/// of all or any of their characters. Works on windows, so that a large body takes little memory.
/// </summary>
internal sealed class SecretFinder
{
    private const int WindowLength = 32 * 1024;
    private const char Cut = '…';

    private readonly string[] _forms;
    private readonly SearchValues<string> _search;
    private readonly SearchValues<string> _heads;
    private readonly SearchValues<string> _tails;
    private readonly int _shortest;
    private readonly int _overlap;

    public SecretFinder(IEnumerable<string> secrets)
    {
        // The longest first: one secret may be the start of another. A secret with escapes in it is sought as they are read.
        _forms = [.. secrets.SelectMany(SecretForms.Of).Select(Unescaper.Read).Where(form => form.Length >= Redactor.MinSecretLength).Distinct().OrderByDescending(form => form.Length)];
        _search = SearchValues.Create(_forms, StringComparison.OrdinalIgnoreCase);
        _heads = SearchValues.Create([.. _forms.Select(form => form[..Redactor.MinSecretLength])], StringComparison.OrdinalIgnoreCase);
        _tails = SearchValues.Create([.. _forms.Select(form => form[^Redactor.MinSecretLength..])], StringComparison.OrdinalIgnoreCase);
        _shortest = _forms.Length > 0 ? _forms[^1].Length : int.MaxValue;
        _overlap = _forms.Length > 0 ? _forms[0].Length * Unescaper.LongestEscape : 0;
    }

    /// <summary>Where secrets stand in a text, and what a cut (<c>…</c>) left of them: in order, apart from each other.</summary>
    public List<Range> Find(ReadOnlySpan<char> text)
    {
        var found = new List<Range>();
        for (var at = 0; text.Length - at >= Redactor.MinSecretLength && _forms.Length > 0;)
        {
            var window = text.Slice(at, Math.Min(text.Length - at, WindowLength + _overlap));
            Search(window, at, found);
            at += window.Length < WindowLength + _overlap ? window.Length : WindowLength;
        }

        return Merge(found);
    }

    /// <summary>Where secrets stand in bytes that are text in UTF-8, or any other: in order, apart from each other.</summary>
    public List<Range> Find(ReadOnlySpan<byte> bytes)
    {
        var found = new List<Range>();
        var buffer = ArrayPool<char>.Shared.Rent(WindowLength + _overlap);
        for (var at = 0; bytes.Length - at >= _shortest;)
        {
            var length = Encoding.Latin1.GetChars(bytes.Slice(at, Math.Min(bytes.Length - at, WindowLength + _overlap)), buffer);
            Search(buffer.AsSpan(0, length), at, found);
            at += length < WindowLength + _overlap ? length : WindowLength;
        }

        ArrayPool<char>.Shared.Return(buffer);
        return Merge(found);
    }

    private void Search(ReadOnlySpan<char> window, int offset, List<Range> found)
    {
        var plain = ArrayPool<char>.Shared.Rent(window.Length);
        var starts = ArrayPool<int>.Shared.Rent(window.Length);
        var ends = ArrayPool<int>.Shared.Rent(window.Length);
        var length = Unescaper.Read(window, plain, starts, ends);
        var text = plain.AsSpan(0, length);
        for (var at = 0; text[at..].IndexOfAny(_search) is >= 0 and var next; at++)
        {
            at += next;
            Add(at, LongestAt(text[at..]));
        }

        if (text.Contains(Cut))
        {
            FindRests(text, Add);
        }

        ArrayPool<char>.Shared.Return(plain);
        ArrayPool<int>.Shared.Return(starts);
        ArrayPool<int>.Shared.Return(ends);

        void Add(int start, int count)
        {
            if (count > 0)
            {
                found.Add((offset + starts[start])..(offset + ends[start + count - 1]));
            }
        }
    }

    private int LongestAt(ReadOnlySpan<char> text)
    {
        foreach (var form in _forms)
        {
            if (text.StartsWith(form, StringComparison.OrdinalIgnoreCase))
            {
                return form.Length;
            }
        }

        return 0;
    }

    // An excerpt may start and end anywhere: what stands beside a cut may be the end or the start of a secret.
    private void FindRests(ReadOnlySpan<char> text, Action<int, int> add)
    {
        for (var at = 0; text[at..].IndexOfAny(_heads) is >= 0 and var next; at++)
        {
            at += next;
            foreach (var form in _forms)
            {
                var length = SameAtStart(text[at..], form);
                if (length >= Redactor.MinSecretLength && at + length < text.Length && text[at + length] == Cut)
                {
                    add(at, length);
                }
            }
        }

        for (var at = 0; text[at..].IndexOfAny(_tails) is >= 0 and var next; at++)
        {
            at += next;
            var end = at + Redactor.MinSecretLength;
            foreach (var form in _forms)
            {
                var length = SameAtEnd(text[..end], form);
                if (length >= Redactor.MinSecretLength && length < end && text[end - length - 1] == Cut)
                {
                    add(end - length, length);
                }
            }
        }
    }

    private static int SameAtStart(ReadOnlySpan<char> text, string form)
    {
        var length = 0;
        while (length < text.Length && length < form.Length && IsSame(text[length], form[length]))
        {
            length++;
        }

        return length;
    }

    private static int SameAtEnd(ReadOnlySpan<char> text, string form)
    {
        var length = 0;
        while (length < text.Length && length < form.Length && IsSame(text[^(length + 1)], form[^(length + 1)]))
        {
            length++;
        }

        return length;
    }

    private static bool IsSame(char first, char second) => char.ToUpperInvariant(first) == char.ToUpperInvariant(second);

    // Windows overlap, and so may secrets.
    private static List<Range> Merge(List<Range> found)
    {
        var merged = new List<Range>();
        foreach (var range in found.OrderBy(range => range.Start.Value))
        {
            if (merged is [.., var last] && range.Start.Value <= last.End.Value)
            {
                merged[^1] = last.Start..Math.Max(last.End.Value, range.End.Value);
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;
    }
}
