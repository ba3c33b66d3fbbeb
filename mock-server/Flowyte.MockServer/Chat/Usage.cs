using System.Collections.Immutable;

namespace Flowyte.MockServer.Chat;

/// <summary>How many tokens an answer took. The mock has no tokenizer: four characters count as one token.</summary>
internal sealed record Usage(int Prompt, int Completion)
{
    private const int CharactersOfToken = 4;
    private const int TokensOfMessage = 3;

    public int Total => Prompt + Completion;

    public static Usage Of(ImmutableArray<ChatMessage> messages, ImmutableArray<string> pieces)
    {
        var prompt = 0;
        foreach (var message in messages)
        {
            prompt += TokensOfMessage + Tokens(message.Text.Length);
        }

        var characters = 0;
        foreach (var piece in pieces)
        {
            characters += piece.Length;
        }

        return new(prompt, Tokens(characters));
    }

    /// <summary>How many tokens a piece of a text is, parts of one counted as such.</summary>
    public static double TokensOf(string piece) => (double)piece.Length / CharactersOfToken;

    private static int Tokens(int characters) => (characters + CharactersOfToken - 1) / CharactersOfToken;
}
