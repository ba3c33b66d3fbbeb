using System.Buffers;
using System.Text;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Reporting;

/// <summary>Quotes words for a POSIX shell (XCU §2.2) and puts a variable where a key stood.</summary>
internal sealed class ShellWords(Target target)
{
    // Characters that mean themselves within single and double quotes alike.
    private static readonly SearchValues<char> Harmless =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 :;,./_=+?&%-");

    private readonly (string Key, string Variable)[] _keys =
    [
        .. new (string? Key, string Variable)[]
        {
            (target.Key, "$FLOWYTE_API_KEY"),
            (target.UnscopedKey, "$FLOWYTE_UNSCOPED_KEY"),
            (target.PublishableKey, "$FLOWYTE_PUBLISHABLE_KEY"),
        }
        .Where(pair => !string.IsNullOrEmpty(pair.Key))
        .Select(pair => (pair.Key!, pair.Variable))
        .Concat(Near(target.NearKeys))
        .DistinctBy(pair => pair.Item1)
        .OrderByDescending(pair => pair.Item1.Length),
    ];

    private readonly Redactor _redactor = new(target.Secrets);

    /// <summary>The word, quoted so that the shell takes it as it stands.</summary>
    public string Quote(string word)
    {
        var pieces = Split(word);
        if (pieces.All(piece => piece.IsVariable || !piece.Text.AsSpan().ContainsAnyExcept(Harmless)))
        {
            var plain = string.Concat(pieces.Select(piece => piece.Text));
            return pieces.Exists(piece => piece.IsVariable) ? $"\"{plain}\"" : $"'{plain}'";
        }

        var quoted = new StringBuilder();
        foreach (var piece in pieces)
        {
            quoted.Append(piece.IsVariable
                ? $"\"{piece.Text}\""
                : $"'{_redactor.Redact(piece.Text).Replace("'", @"'\''", StringComparison.Ordinal)}'");
        }

        return quoted.ToString();
    }

    // What a shell makes of the key itself, so that the line can be repeated and still holds no key.
    private static IEnumerable<(string Key, string Expression)> Near(NearKeys near) =>
        new[]
        {
            (near.Altered, $"${{FLOWYTE_API_KEY%?}}{near.Altered[^1]}"),
            (near.Extended, $"${{FLOWYTE_API_KEY}}{NearKeys.Tail}"),
            (near.Cut, $"${{FLOWYTE_API_KEY%{new string('?', NearKeys.Tail.Length)}}}"),
            (near.Recased, $"{near.Prefix}$(printf %s \"${{FLOWYTE_API_KEY#{near.Prefix}}}\" | tr A-Za-z a-zA-Z)"),
        }
        .Where(pair => near.Sent.Contains(pair.Item1));

    private List<(string Text, bool IsVariable)> Split(string word)
    {
        List<(string Text, bool IsVariable)> pieces = [(word, false)];
        foreach (var (key, variable) in _keys)
        {
            pieces = [.. pieces.SelectMany(piece => piece.IsVariable ? [piece] : Split(piece.Text, key, variable))];
        }

        return pieces;
    }

    private static IEnumerable<(string Text, bool IsVariable)> Split(string text, string key, string variable)
    {
        var between = text.Split(key);
        for (var i = 0; i < between.Length; i++)
        {
            if (i > 0)
            {
                yield return (variable, true);
            }

            if (between[i].Length > 0 || between.Length == 1)
            {
                yield return (between[i], false);
            }
        }
    }
}
