namespace Flowyte.Conformance.Schemas;

/// <summary>A schema cannot be used: it is never silently ignored in part.</summary>
public sealed class SchemaException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="schema">The schema's name, such as <c>completion</c>.</param>
    /// <param name="offset">Where in the schema's text, in bytes.</param>
    /// <param name="message">What is wrong, where and what was expected.</param>
    public SchemaException(string schema, int offset, string message)
        : base(message)
    {
        Schema = schema;
        Offset = offset;
    }

    /// <summary>The schema's name, such as <c>completion</c>.</summary>
    public string Schema { get; }

    /// <summary>Where in the schema's text, in bytes.</summary>
    public int Offset { get; }

    /// <summary>The keyword that is at fault or not supported; null where what should be a schema is none.</summary>
    public string? Keyword { get; init; }
}
