namespace Flowyte.MockServer.Chat;

/// <summary>The place of a message in a request, such as <c>messages[0]</c>: a text only where an error has to name it.</summary>
/// <param name="Message">The index of the message.</param>
internal readonly record struct FieldPath(int Message)
{
    public override string ToString() => $"messages[{Message}]";
}
