using System.Text.Json.Nodes;

namespace Flowyte.MockServer.Faults;

/// <summary>Changes of status line and header fields.</summary>
internal static class HeadOperations
{
    public static readonly Dictionary<string, Action<Draft, JsonNode?, JsonObject>> All = new()
    {
        ["status"] = Status,
        ["reason"] = (draft, text, _) => (draft.Reason, draft.Wire.IsRaw) = ((string)text!, true),
        ["header"] = (draft, fields, _) => ForEach(fields, draft.SetHeader),
        ["addHeader"] = (draft, fields, _) =>
        {
            draft.Wire.IsRaw = true;
            ForEach(fields, (name, value) => draft.AddHeader(name, value!));
        },
        ["headEnding"] = (draft, _, _) => draft.Wire.LineEnding = "\n",
        ["headerCase"] = (draft, _, _) => draft.Wire.HasLowerCaseNames = true,
        ["http"] = (draft, version, _) => draft.Wire.Version = (string)version!,
    };

    // What a problem document says of its status stays true, unless a fault says otherwise.
    private static void Status(Draft draft, JsonNode? status, JsonObject change)
    {
        draft.Status = (int)status!;
        if (draft.Body?.Tree is JsonObject problem && problem.ContainsKey("status"))
        {
            problem["status"] = draft.Status;
        }
    }

    private static void ForEach(JsonNode? fields, Action<string, string?> act)
    {
        foreach (var (name, value) in fields!.AsObject())
        {
            act(name, value?.ToString());
        }
    }
}
