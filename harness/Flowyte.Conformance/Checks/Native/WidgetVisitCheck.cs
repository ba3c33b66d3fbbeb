using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Checks.Native;

/// <summary>What the browsers of visitors are answered: WIDGET-8, WIDGET-12 and WIDGET-13.</summary>
internal sealed class WidgetVisitCheck : IExchangeCheck
{
    private static readonly string[] OfBootstrap = ["agentMeta", "theme", "copy", "behavior"];
    private static readonly string[] OfVisit = ["conversationId", "visitorToken", "transport"];

    public IReadOnlyList<string> Requirements => ["WIDGET-8", "WIDGET-12", "WIDGET-13"];

    public bool Concerns(Evidence evidence) => evidence is { Operation: Operation.BootstrapWidget or Operation.StartVisit };

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (!evidence.IsSuccess || SessionData.Of(evidence) is not { } data)
        {
            yield break;
        }

        if (evidence.Operation == Operation.BootstrapWidget)
        {
            yield return HasMembers(evidence, data, "WIDGET-8", OfBootstrap);
            yield break;
        }

        yield return HasMembers(evidence, data, "WIDGET-12", OfVisit);
        if (data["transport"] is { } transport)
        {
            // The token is nothing for a report.
            var isRight = transport["kind"] is { Kind: JsonKind.String, Text: "realtime" } && IsText(transport["url"]) && IsText(transport["token"]);
            yield return evidence.HeldUnless(
                !isRight,
                "WIDGET-13",
                "The transport is not one that a client can open.",
                "kind realtime, url and token, which are texts",
                string.Join(", ", transport.Members.Select(member => member.Name == "kind" ? $"kind {JsonText.Preview(member.Value, 40)}" : member.Name)),
                Place.InBody(transport, "/data/transport"));
        }
    }

    private static Observation HasMembers(Evidence evidence, JsonNode data, string requirement, string[] names)
    {
        var missing = names.Where(name => data[name] is null).ToList();
        return evidence.HeldUnless(
            missing.Count > 0,
            requirement,
            $"The answer lacks {string.Join(" and ", missing)}.",
            string.Join(", ", names),
            string.Join(", ", data.Members.Select(member => member.Name)),
            Place.InBody(data.Offset, data.Length));
    }

    private static bool IsText(JsonNode? value) => value?.AsString() is { Length: > 0 };
}
