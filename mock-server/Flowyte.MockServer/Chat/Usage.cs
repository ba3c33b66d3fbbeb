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

    private static int Tokens(int characters) => (characters + CharactersOfToken - 1) / CharactersOfToken;
}
