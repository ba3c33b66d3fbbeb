using System.Runtime.CompilerServices;

namespace Flowyte.Conformance.Schemas;

/// <summary>
/// Refuses schemas that apply themselves to the value that they are judging: that would never end.
/// A schema may well apply itself to a part of the value, because values end.
/// </summary>
internal sealed class SchemaCycles
{
    private readonly Dictionary<Subschema, SchemaPlace> _places;
    private readonly HashSet<Subschema> _open = [];
    private readonly HashSet<Subschema> _finished = [];

    private SchemaCycles(IEnumerable<SchemaPlace> places) => _places = places.ToDictionary(place => place.Schema);

    /// <summary>Looks at every schema of a set.</summary>
    /// <exception cref="SchemaException">One applies itself to the same value.</exception>
    public static void Refuse(IReadOnlyCollection<SchemaPlace> places)
    {
        var cycles = new SchemaCycles(places);
        foreach (var place in places)
        {
            cycles.Visit(place.Schema);
        }
    }

    private void Visit(Subschema schema)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_finished.Contains(schema))
        {
            return;
        }

        _open.Add(schema);
        foreach (var keyword in schema.Keywords)
        {
            foreach (var next in keyword.InPlace)
            {
                if (_open.Contains(next))
                {
                    var place = _places[schema];
                    throw place.Refuse(keyword.Site.Name, place.Node, $"applies {next.Location} to the value that it is already judging, without end");
                }

                Visit(next);
            }
        }

        _open.Remove(schema);
        _finished.Add(schema);
    }
}
