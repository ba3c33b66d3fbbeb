namespace Flowyte.MockServer.Faults;

/// <summary>An event of a stream that is still open to changes.</summary>
internal sealed class DraftEvent(DraftEventKind kind, DraftText data)
{
    public DraftEventKind Kind => kind;

    /// <summary>The data; of a <see cref="DraftEventKind.Raw"/> event everything that is sent.</summary>
    public DraftText Data => data;

    /// <summary>The value of its field <c>event</c>; null for none.</summary>
    public string? Name { get; set; }

    /// <summary>What begins the line of the data.</summary>
    public string Field { get; set; } = "data: ";

    /// <summary>The time that passes before the event is sent.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>A copy of its own.</summary>
    public DraftEvent Copy() => new(kind, data.Copy()) { Delay = Delay, Name = Name, Field = Field };
}
