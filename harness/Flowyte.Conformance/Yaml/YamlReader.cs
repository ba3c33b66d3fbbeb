using Flowyte.Conformance.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Flowyte.Conformance.Yaml;

/// <summary>Builds the JSON value of one document from the parser's events.</summary>
internal sealed class YamlReader
{
    private readonly TextLines _lines;
    private readonly CheckedParser _parser;
    private readonly Dictionary<AnchorName, Built> _anchors = [];
    private int _values;

    public YamlReader(TextLines lines)
    {
        _lines = lines;
        _parser = new CheckedParser(lines.Text);
    }

    /// <exception cref="YamlException">The text is no YAML, or YAML that is not read here.</exception>
    public JsonNode Read()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out var end))
        {
            throw Fault(end, "The file is empty.");
        }

        _parser.Consume<DocumentStart>();
        var root = ReadNode(depth: 1).Node;
        _parser.Consume<DocumentEnd>();
        return _parser.TryConsume<DocumentStart>(out var second)
            ? throw Fault(second, "A second document begins here; a file holds one.")
            : root;
    }

    private Built ReadNode(int depth)
    {
        if (depth > YamlLimits.Depth)
        {
            throw Fault(_parser.Current, $"Nested deeper than {YamlLimits.Depth} lists and maps.");
        }

        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Resolve(alias, depth);
        }

        var start = _parser.Consume<NodeEvent>();
        Count(start, 1);
        var built = start switch
        {
            Scalar scalar => new Built(CoreSchema.Read(scalar, Offset(scalar.Start), Offset(scalar.End)), 1, 0),
            SequenceStart sequence => ReadSequence(sequence, depth),
            _ => ReadMapping((MappingStart)start, depth),
        };
        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor] = built;
        }

        return built;
    }

    private Built ReadSequence(SequenceStart start, int depth)
    {
        CoreSchema.RefuseTag(start);
        var items = new List<Built>();
        while (!_parser.Accept<SequenceEnd>(out _))
        {
            items.Add(ReadNode(depth + 1));
        }

        var close = _parser.Consume<SequenceEnd>();
        var last = start.Style == SequenceStyle.Flow ? Offset(close.Start) + 1 : items.Count == 0 ? Offset(start.End) : items[^1].End;
        return Container(items, new JsonNode
        {
            Kind = JsonKind.Array,
            Offset = Offset(start.Start),
            Length = Math.Max(last - Offset(start.Start), 0),
            Items = [.. items.Select(item => item.Node)],
        });
    }

    private Built ReadMapping(MappingStart start, int depth)
    {
        CoreSchema.RefuseTag(start);
        var members = new List<JsonMember>();
        var values = new List<Built>();
        var names = new HashSet<string>();
        while (!_parser.Accept<MappingEnd>(out _))
        {
            var key = _parser.TryConsume<Scalar>(out var scalar) ? scalar : throw Fault(_parser.Current, "A key is a text here, not a list, a map or an alias.");
            if (!names.Add(key.Value))
            {
                throw Fault(key, $"The key {Quote(key.Value)} is there twice.");
            }

            var value = ReadNode(depth + 1);
            values.Add(value);
            members.Add(new JsonMember(key.Value, Offset(key.Start), value.Node));
        }

        var close = _parser.Consume<MappingEnd>();
        var last = start.Style == MappingStyle.Flow ? Offset(close.Start) + 1 : values.Count == 0 ? Offset(start.End) : values[^1].End;
        return Container(values, new JsonNode
        {
            Kind = JsonKind.Object,
            Offset = Offset(start.Start),
            Length = Math.Max(last - Offset(start.Start), 0),
            Members = members,
        });
    }

    private static Built Container(List<Built> parts, JsonNode node) =>
        new(node, 1 + parts.Sum(part => part.Values), 1 + parts.Select(part => part.Height).DefaultIfEmpty().Max());

    // An alias shares its value, so it costs nothing here; whoever walks the tree pays for each copy.
    private Built Resolve(AnchorAlias alias, int depth)
    {
        if (!_anchors.TryGetValue(alias.Value, out var built))
        {
            throw Fault(alias, $"Nothing before this place has the anchor {Quote("&" + alias.Value.Value)}.");
        }

        Count(alias, built.Values);
        return depth + built.Height - 1 > YamlLimits.Depth
            ? throw Fault(alias, $"With this alias, nested deeper than {YamlLimits.Depth} lists and maps.")
            : built;
    }

    private void Count(ParsingEvent place, int values)
    {
        _values += values;
        if (_values > YamlLimits.Values)
        {
            throw Fault(place, $"More than {YamlLimits.Values:N0} values, with those that aliases repeat.");
        }
    }

    private int Offset(Mark mark) => _lines.ByteOffset(mark.Index);

    private static string Quote(string text) => JsonText.Preview(JsonNode.Of(text), 60);

    private static SemanticErrorException Fault(ParsingEvent? place, string message) =>
        new(place?.Start ?? Mark.Empty, place?.End ?? Mark.Empty, message);

    private readonly record struct Built(JsonNode Node, int Values, int Height)
    {
        public int End => Node.Offset + Node.Length;
    }
}
