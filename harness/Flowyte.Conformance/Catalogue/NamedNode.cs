using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Catalogue;

/// <summary>A value of a file by which something is named.</summary>
/// <param name="Name">The name or id.</param>
/// <param name="Node">The string that is it.</param>
/// <param name="File">The file in which it stands.</param>
internal sealed record NamedNode(string Name, JsonNode Node, SpecFile File)
{
    /// <summary>Whatever has the name of something before it; what is built in comes before the user's own.</summary>
    public static IEnumerable<SpecProblem> Repeated(string what, IEnumerable<NamedNode> nodes)
    {
        var first = new Dictionary<string, NamedNode>();
        foreach (var node in nodes.OrderBy(node => node.File.Source.Own))
        {
            if (!first.TryAdd(node.Name, node))
            {
                var earlier = first[node.Name];
                yield return node.File.Problem(node.Node, $"The {what} {Words.Quote(node.Name)} is there already, in {earlier.File.PlaceOf(earlier.Node)}.");
            }
        }
    }
}
