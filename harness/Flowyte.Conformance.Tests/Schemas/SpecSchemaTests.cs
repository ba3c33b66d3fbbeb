using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Schemas;

[TestFixture]
public sealed class SpecSchemaTests
{
    private static readonly string[] OfCompletion =
    [
        "SHAPE-2", "SHAPE-6", "SHAPE-7", "SHAPE-8", "SHAPE-9", "SHAPE-10", "SHAPE-11", "SHAPE-12", "SHAPE-13", "SHAPE-14", "SHAPE-15", "SHAPE-16", "SHAPE-18",
    ];

    private static readonly string[] OfChunk =
    [
        "SSE-5", "CHUNK-1", "CHUNK-2", "CHUNK-5", "CHUNK-7", "CHUNK-8", "CHUNK-10", "CHUNK-11", "CHUNK-15", "CHUNK-20", "CHUNK-21",
    ];

    [Test]
    public void A_good_completion_is_evidence_for_what_it_has()
    {
        var result = SpecSchemas.Set.Validate("completion", Validating.Json(SpecSchemas.Completion));

        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.Asserted, Is.SupersetOf(OfCompletion));
    }

    [Test]
    public void A_good_chunk_is_evidence_for_what_it_has()
    {
        var result = SpecSchemas.Set.Validate("chunk", Validating.Json(SpecSchemas.Chunk));

        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.Asserted, Is.SupersetOf(OfChunk));
    }

    [TestCase("1741570283", "1741570283.0", "SHAPE-8", "x-integer-token")]
    [TestCase("1741570283", "1741570283000", "SHAPE-8", "maximum")]
    [TestCase("\"id\":\"chatcmpl-1\",", "", "SHAPE-6", "required")]
    [TestCase("\"total_tokens\":3", "\"total_tokens\":\"3\"", "SHAPE-18", "type")]
    [TestCase("\"index\":0", "\"index\":1", "SHAPE-11", "maximum")]
    [TestCase("\"stop\"", "\"eos\"", "SHAPE-15", "enum")]
    [TestCase("\"Yes.\"", "[]", "SHAPE-14", "type")]
    [TestCase("\"usage\"", "\"error\":{},\"usage\"", "SHAPE-16", "type")]
    public void A_completion_with_one_fault_breaks_one_requirement(string good, string bad, string requirement, string keyword)
    {
        var result = SpecSchemas.Set.Validate("completion", Validating.Json(SpecSchemas.Completion.Replace(good, bad, StringComparison.Ordinal)));

        Assert.That(result.Errors.Select(error => (error.Requirement, error.Keyword)), Is.EqualTo(new[] { (requirement, keyword) }));
        Assert.That(result.Asserted, Does.Contain(requirement));
    }

    [TestCase("\"finish_reason\":null", "\"finish_reason\":\"eos\"", "CHUNK-15", "anyOf")]
    [TestCase("\"model\"", "\"error\":{},\"model\"", "CHUNK-20", "not")]
    [TestCase("\"delta\"", "\"message\":{},\"delta\"", "CHUNK-21", "not")]
    public void A_chunk_with_one_fault_breaks_one_requirement(string good, string bad, string requirement, string keyword)
    {
        var result = SpecSchemas.Set.Validate("chunk", Validating.Json(SpecSchemas.Chunk.Replace(good, bad, StringComparison.Ordinal)));

        Assert.That(result.Errors.Select(error => (error.Requirement, error.Keyword)), Is.EqualTo(new[] { (requirement, keyword) }));
    }
}
