using System.Collections.Immutable;
using System.Text.Json;
using Flowyte.MockServer.Chat;
using Flowyte.MockServer.Errors;

namespace Flowyte.MockServer.Sessions;

/// <summary>A message to a session. Members beyond those read are legal and ignored.</summary>
/// <param name="Content">What the user says.</param>
/// <param name="Stream">Whether the answer is to be an event stream.</param>
internal sealed record PostRequest(string Content, bool Stream)
{
    /// <summary>Reads a body.</summary>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="longest">How many characters the message has at most.</param>
    /// <param name="errors">What is wrong; empty where the request is returned.</param>
    public static PostRequest? Read(ReadOnlyMemory<byte> body, int longest, out ImmutableArray<FieldError> errors) =>
        RequestBody.Read(body, (root, found) => new PostRequest(ContentOf(root, longest, found), RequestBody.Stream(root, found)), out errors);

    private static string ContentOf(JsonElement root, int longest, ImmutableArray<FieldError>.Builder errors)
    {
        var content = root.Member("content"u8);
        var problem = content switch
        {
            null => "is missing: what the user says",
            { ValueKind: not JsonValueKind.String } => "must be a string: what the user says",
            { } text when text.GetString()!.Length == 0 => "must not be empty",
            { } text when text.GetString()!.Length > longest => $"must have at most {longest} characters",
            _ => null,
        };
        if (problem is not null)
        {
            errors.Add(new("content", $"content {problem}."));
            return "";
        }

        return content!.Value.GetString()!;
    }
}
