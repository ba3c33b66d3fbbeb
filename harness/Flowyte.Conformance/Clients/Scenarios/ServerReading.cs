namespace Flowyte.Conformance.Clients.Scenarios;

/// <summary>What a server really sent, as a reader that forgives nothing and drops nothing sees it.</summary>
public sealed record ServerReading
{
    /// <summary>The status; null where no head came.</summary>
    public int? Status { get; init; }

    /// <summary>The text in its documented place: <c>choices[0].message.content</c>, or the deltas joined.</summary>
    public string Text { get; init; } = "";

    /// <summary>The text where what is in parts counts too, which no answer has by OpenAI's specification and some clients read.</summary>
    public string TextWithParts { get; init; } = "";

    /// <summary>The finish reason; null where there is none.</summary>
    public string? FinishReason { get; init; }

    /// <summary>Whether the answer ended by its own framing, and told no error.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether the text stands where it is documented, also where it is empty.</summary>
    public bool IsWellFormed { get; init; }

    /// <summary>Whether the blank line is missing behind the event that tells the finish reason, the last one.</summary>
    public bool EndsWithinEvent { get; init; }

    /// <summary>Whether the answer tells of an error: by its status, or within a stream.</summary>
    public bool TellsError { get; init; }

    /// <summary>The message for people of that error; empty where none stands in a documented place.</summary>
    public string ErrorMessage { get; init; } = "";

    /// <summary>Whether the answer is a refusal.</summary>
    public bool IsRefusal => Status >= 400;

    /// <summary>Whether a caller that was handed this text and this finish reason was handed all that the server said.</summary>
    public bool Says(string text) => IsWhole && !TellsError && ((Text == text && (IsWellFormed || Text.Length > 0)) || (TextWithParts == text && text.Length > 0));
}
