using System.Collections.Immutable;

namespace Flowyte.MockServer.Agents;

/// <summary>Tells which messages a case is for. Upper and lower case are the same to it.</summary>
internal abstract record MessagePattern
{
    /// <summary>The names of what the pattern takes from a message, for use in the reply.</summary>
    public virtual IEnumerable<string> Captures => [];

    /// <summary>Compares a message.</summary>
    /// <returns>Null where it does not fit; else what was taken from it, by name.</returns>
    public abstract ImmutableDictionary<string, string>? Match(string message);

    /// <summary>The pattern as people read it, such as <c>contains "canada"</c>.</summary>
    public abstract override string ToString();

    protected static ImmutableDictionary<string, string>? Nothing(bool fits) =>
        fits ? ImmutableDictionary<string, string>.Empty : null;
}
