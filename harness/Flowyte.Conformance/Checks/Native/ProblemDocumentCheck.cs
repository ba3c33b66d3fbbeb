using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Checks.Native;

/// <summary>Whether refusals are the problem documents of Flowyte's documentation: SESS-31 and SESS-32, WIDGET-16 and WIDGET-17.</summary>
internal sealed class ProblemDocumentCheck : IExchangeCheck
{
    private const string MediaType = "application/problem+json";

    private static readonly string[] TextMembers = ["type", "title", "detail", "instance"];

    public IReadOnlyList<string> Requirements => ["SESS-31", "SESS-32", "WIDGET-16", "WIDGET-17"];

    public bool Concerns(Evidence evidence) => evidence.Api != Api.Completions;

    public IEnumerable<Observation> Judge(Evidence evidence)
    {
        if (!evidence.IsRefusal || evidence.Status >= 500)
        {
            yield break;
        }

        var (form, members) = evidence.Api == Api.Widget ? ("WIDGET-16", "WIDGET-17") : ("SESS-31", "SESS-32");
        var fault = FormFault(evidence);
        yield return fault is var (message, actual, place)
            ? evidence.Violated(form, message, $"{MediaType} with type, title, status, detail, code, and errors[] of field and message", actual, place)
            : evidence.Held(form);

        if (evidence.Json.Root is { Kind: JsonKind.Object } root)
        {
            yield return Members(evidence, root, members);
        }
    }

    private static (string Message, string Actual, FindingLocation? Place)? FormFault(Evidence evidence)
    {
        var response = evidence.Response!;
        if (evidence.Json.Root is not { Kind: JsonKind.Object } root)
        {
            return ("The refusal is no JSON object.", response.Body.Length == 0 ? "no body" : Excerpt.Of(response.Body.Span), Place.InBody(0, response.Body.Length));
        }

        if (response.MediaType != MediaType)
        {
            return ("The media type of the refusal is not that of problem documents.", response.Header("Content-Type") ?? "no Content-Type", Place.OfHeader(response, "Content-Type"));
        }

        var wrong = TextMembers.FirstOrDefault(name => root[name] is { Kind: not (JsonKind.String or JsonKind.Null) });
        return wrong is not null ? ($"The member {wrong} of the problem document is no text.", JsonText.Preview(root[wrong]!, 100), Place.InBody(root[wrong]!, $"/{wrong}"))
            : root["errors"] is { Kind: not JsonKind.Null } errors && !IsListOfFields(errors) ? ("The errors of the problem document are no list of fields and messages.", JsonText.Preview(errors, 200), Place.InBody(errors, "/errors"))
            : null;
    }

    private static Observation Members(Evidence evidence, JsonNode root, string requirement)
    {
        var isStatusRight = root["status"] is { Kind: JsonKind.Number } status && status.Text == evidence.Status.ToString();
        var isRight = isStatusRight && root["code"]?.AsString() is { Length: > 0 };
        return evidence.HeldUnless(
            !isRight,
            requirement,
            isStatusRight ? "The refusal has no code for programs." : "The refusal does not tell its status.",
            isStatusRight ? "code, a text" : $"status {evidence.Status}",
            JsonText.Preview((isStatusRight ? root["code"] : root["status"]) ?? root, 200),
            Place.InBody((isStatusRight ? root["code"] : root["status"]) ?? root, ""));
    }

    private static bool IsListOfFields(JsonNode errors) =>
        errors.Kind == JsonKind.Array && errors.Items.All(error => error["field"]?.AsString() is not null && error["message"]?.AsString() is not null);
}
