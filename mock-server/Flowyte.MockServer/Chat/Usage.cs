using System.Collections.Immutable;

namespace Flowyte.MockServer.Chat;

/// <summary>How many tokens an answer took. The mock has no tokenizer: four characters count as one token.</summary>
internal sealed record Usage(int Prompt, int Completion)
{
    private const int CharactersOfToken = 4;
    private const int TokensOfMessage = 3;

    public int Total => Prompt + Completion;

    public static Usage Of(ImmutableArray<ChatMessage> messages, ImmutableArray<string> pieces) => new(
        messages.Sum(message => TokensOfMessage + Tokens(message.Text.Length)),
        Tokens(pieces.Sum(piece => piece.Length)));

    /// <summary>How many tokens a piece of a text is, parts of one counted as such.</summary>
    public static double TokensOf(string piece) => (double)piece.Length / CharactersOfToken;

    private static int Tokens(int characters) => (characters + CharactersOfToken - 1) / CharactersOfToken;
}
