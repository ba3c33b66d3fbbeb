namespace Flowyte.MockServer.Cases;

/// <summary>Tells which texts are meant. Upper and lower case are the same to it.</summary>
internal abstract class TextPattern
{
    /// <summary>The names of what the pattern takes from a text, for use in the reply.</summary>
    public virtual IReadOnlyList<string> Captures => [];

    /// <summary>How much the pattern asks for.</summary>
    public abstract Specificity Specificity { get; }

    /// <summary>Whether a text is meant.</summary>
    public abstract bool Fits(ReadOnlySpan<char> text);

    /// <summary>Takes the captures from a text that fits.</summary>
    public virtual void Take(string text, Dictionary<string, string> captures)
    {
    }

    /// <summary>Whether every text that this pattern means is certainly one that the other means, too.</summary>
    public abstract bool Implies(TextPattern other);

    /// <summary>How far a text is from fitting: which part of what is asked for would have to change, roughly. 0 where it fits, 1 where nothing of it is there.</summary>
    public abstract double Distance(string text);

    /// <summary>The pattern as people read it, such as <c>contains "canada"</c>.</summary>
    public abstract override string ToString();
}
