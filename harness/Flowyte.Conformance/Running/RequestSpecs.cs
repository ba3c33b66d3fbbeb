using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Running;

/// <summary>How what a turn says is laid over what its conversation says, and a control over its turn.</summary>
internal static class RequestSpecs
{
    /// <summary>The members of <paramref name="change"/> over those of <paramref name="start"/>.</summary>
    public static RequestSpec Over(this RequestSpec change, RequestSpec start) => new()
    {
        Method = change.Method ?? start.Method,
        Path = change.Path ?? start.Path,
        Key = change.Key ?? start.Key,
        Scheme = change.Scheme ?? start.Scheme,
        Form = change.Form ?? start.Form,
        Headers = Merge(start.Headers, change.Headers, []),
        Body = Merge(start.Body, change.Body, change.Without),
        ReuseConnection = change.ReuseConnection,
        LeavesAtFirstText = change.LeavesAtFirstText,

        // A control that brings a body of its own takes the raw one away.
        Raw = change.Raw ?? (change.Body is null ? start.Raw : null),
        RawLatin1 = change.RawLatin1 ?? (change.Body is null ? start.RawLatin1 : null),
    };

    /// <summary>The members of both objects; those of <paramref name="change"/> win, those named in <paramref name="without"/> go.</summary>
    public static JsonNode? Merge(JsonNode? start, JsonNode? change, IReadOnlyList<string> without)
    {
        if (start is null && change is null)
        {
            return null;
        }

        var changed = change?.Members ?? [];
        var kept = (start?.Members ?? [])
            .Where(member => !without.Contains(member.Name))
            .Select(member => changed.LastOrDefault(other => other.Name == member.Name) ?? member);
        var added = changed.Where(member => start?[member.Name] is null);
        return JsonNode.Object(kept.Concat(added).Select(member => (member.Name, member.Value)));
    }
}
