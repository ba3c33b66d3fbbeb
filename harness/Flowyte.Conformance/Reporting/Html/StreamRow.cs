using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>A row of the table of a stream: a block with the blank lines behind it.</summary>
/// <param name="Block">The block; null for a stream of blank lines alone.</param>
/// <param name="Start">Its first byte in the body.</param>
/// <param name="End">The byte behind its last one.</param>
internal sealed record StreamRow(EventStreamBlock? Block, int Start, int End)
{
    /// <summary>Whether a mark begins here.</summary>
    public bool Holds(ByteMark mark) => mark.Offset >= Start && mark.Offset < End;

    /// <summary>The rows of a stream. Each reaches to the next block, so that blank lines and a byte order mark are shown and none is lost.</summary>
    public static IReadOnlyList<StreamRow> Read(EventStream stream)
    {
        var rows = new List<StreamRow>(stream.Blocks.Count);
        for (var i = 0; i < stream.Blocks.Count; i++)
        {
            var start = i == 0 ? 0 : stream.Blocks[i].Offset;
            var end = i + 1 < stream.Blocks.Count ? stream.Blocks[i + 1].Offset : stream.TokenizedLength;
            rows.Add(new(stream.Blocks[i], start, end));
        }

        if (rows.Count == 0 && stream.TokenizedLength > 0)
        {
            rows.Add(new(null, 0, stream.TokenizedLength));
        }

        return rows;
    }
}
