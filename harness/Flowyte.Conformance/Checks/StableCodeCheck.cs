using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Checks;

/// <summary>Whether programs can branch on the codes of refusals: ERR-16. Many refusals of one status, of which no two have the same code, have codes of their own instead of the code of their kind.</summary>
internal sealed class StableCodeCheck : IRunCheck
{
    // Several of the requests that a run sends to be refused with one status are wrong in the same way.
    private const int FewestRefusals = 8;

    public IReadOnlyList<string> Requirements => ["ERR-16"];

    public bool NeedsWholeRun => true;

    public IEnumerable<Observation> Judge(IReadOnlyList<Evidence> run) =>
        from evidence in run
        where evidence.IsRefusal
        from code in CodesOf(evidence)
        group code by (evidence.Status, code.Pointer) into codes
        where codes.Count() >= FewestRefusals
        let areAllDifferent = codes.DistinctBy(code => code.Value.Text).Count() == codes.Count()
        from code in codes
        select code.Evidence.HeldUnless(
            areAllDifferent,
            "ERR-16",
            $"No two of {codes.Count()} refusals with {codes.Key.Status} have the same code.",
            "a code that other refusals of the kind have, too",
            JsonText.Preview(code.Value, 100),
            Place.InBody(code.Value, code.Pointer));

    private static IEnumerable<Code> CodesOf(Evidence evidence) =>
        from code in new[] { (Pointer: "/code", Value: evidence.Json.Root?["code"]), (Pointer: "/error/code", Value: evidence.Json.Root?["error"]?["code"]) }
        where code.Value is { Kind: JsonKind.String, Text.Length: > 0 }
        select new Code(evidence, code.Pointer, code.Value);

    private sealed record Code(Evidence Evidence, string Pointer, JsonNode Value);
}
