namespace Flowyte.Conformance.Schemas;

/// <summary>
/// Refuses schemas that apply themselves to the value that they are judging: that would never end.
/// A schema may well apply itself to a part of the value, because values end.
/// </summary>
internal static class SchemaCycles
{
    /// <summary>Looks at every schema of a set.</summary>
    /// <exception cref="SchemaException">One applies itself to the same value.</exception>
    public static void Refuse(IReadOnlyCollection<SchemaPlace> places)
    {
        var finished = new HashSet<Subschema>();
        foreach (var place in places)
        {
            if (Find(place.Schema, finished, []) is { } keyword)
            {
                throw new SchemaException(place.Document, place.Node.Offset, $"{keyword.Site.Location}: \"{keyword.Site.Name}\" applies a schema to the value that it is already judging, without end")
                {
                    Keyword = keyword.Site.Name,
                };
            }
        }
    }

    private static Keyword? Find(Subschema schema, HashSet<Subschema> finished, HashSet<Subschema> open)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!finished.Contains(schema))
        {
            open.Add(schema);
            foreach (var keyword in schema.Keywords)
            {
                foreach (var next in keyword.InPlace)
                {
                    var cycle = open.Contains(next) ? keyword : Find(next, finished, open);
                    if (cycle is not null)
                    {
                        return cycle;
                    }
                }
            }

            open.Remove(schema);
            finished.Add(schema);
        }

        return null;
    }
}
