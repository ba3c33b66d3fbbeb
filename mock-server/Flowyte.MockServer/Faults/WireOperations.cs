using System.Text.Json.Nodes;

namespace Flowyte.MockServer.Faults;

/// <summary>Changes of framing, of timing and of the connection.</summary>
internal static class WireOperations
{
    public static readonly Dictionary<string, Action<Draft, JsonNode?, JsonObject>> All = new()
    {
        ["framing"] = (draft, framing, _) => draft.Wire.Framing = Enum.Parse<Framing>((string)framing!, ignoreCase: true),
        ["contentLength"] = (draft, length, _) => draft.Wire.ContentLength = length!.ToString(),
        ["transferEncoding"] = (draft, coding, _) => draft.Wire.TransferEncoding = (string)coding!,
        ["chunkExtension"] = (draft, extension, _) => draft.Wire.ChunkExtension = (string)extension!,
        ["encoding"] = (draft, coding, _) =>
        {
            draft.Wire.Coding = (string)coding!;
            draft.SetHeader("Content-Encoding", draft.Wire.Coding.Replace("raw-", "", StringComparison.Ordinal));
        },
        // It acts before the request is read, on the whole of it.
        [Fault.DeafToExpect] = (_, _, _) => { },
        ["pieces"] = (draft, length, _) => draft.Wire.PieceLength = (int)length!,
        ["end"] = (draft, end, _) => draft.Wire.BreakOff = end!.AsObject().Select(pair => new BreakOff(pair.Key, pair.Value!.ToString())).Single(),
        ["hang"] = (draft, _, _) => draft.Wire.IsSilent = true,
        ["garbage"] = (draft, text, _) => draft.Wire.Garbage = Bytes.Of(text),
        ["buffer"] = (draft, _, _) => draft.Style.IsBuffered = true,
        ["delay"] = Delay,
    };

    private static void Delay(Draft draft, JsonNode? delay, JsonObject change)
    {
        var time = FaultOperations.Duration(delay);
        switch ((string?)change["before"] ?? "head")
        {
            case "head":
                draft.Delay += time;
                break;
            case "end":
                draft.DelayAtEnd += time;
                break;
            case var selector when draft.Events is { } events && EventSelector.Select(events, selector) is [var first, ..]:
                first.Delay += time;
                break;
        }
    }
}
