using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Checks;

/// <summary>What exactly is seen of a requirement where neither a fault nor a legal case tells: mutated checks passed them all.</summary>
internal sealed class SeenTests
{
    private const string Usage = "\"usage\":{\"prompt_tokens\":4,\"completion_tokens\":3,\"total_tokens\":3}";
    private const string WithoutChoices = """{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1741570283,"model":"agt_1"}""";
    private const string Gap = "chunks of the stream lack choices, a delta or content that is text (CHUNK-1, CHUNK-2, CHUNK-4)";
    private static readonly string NoRole = Say.Role.Replace("\"role\":\"assistant\",", "", StringComparison.Ordinal);
    private static readonly string NoChoice = WithoutChoices.Replace("}", ",\"choices\":[]}", StringComparison.Ordinal);

    private static IEnumerable<TestCaseData> Cases =>
    [
        Case("A role before the text", "CHUNK-12", Say.Raw(Say.Good), "held"),
        Case("A role without any text", "CHUNK-12", Say.Stream(Say.Role, Say.Stop), "held"),
        Case("Neither role nor text", "CHUNK-12", Say.Stream(NoRole, Say.Stop), "unproven: the stream has no text"),
        Case("Neither role nor text in a stream that cannot be read whole", "CHUNK-12", Say.Stream(NoRole, WithoutChoices, Say.Stop), $"unproven: {Gap}"),
        Case("No role in a stream that cannot be read whole", "CHUNK-12", Say.Stream(WithoutChoices, Say.Text("Yes."), Say.Stop), $"unproven: {Gap}"),
        Case("No role", "CHUNK-12", Say.Stream(Say.Text("Yes."), Say.Stop), "The stream never tells the role. (text without a role)"),
        Case("A late role", "CHUNK-12", Say.Stream(Say.Text("Yes."), Say.Role, Say.Stop), "The role comes after the first text. (text before the role)"),
        Case("A late role in a stream that cannot be read whole", "CHUNK-12", Say.Stream(WithoutChoices, Say.Text("Yes."), Say.Role, Say.Stop), "The role comes after the first text. (text before the role)"),
        Case("No chunk at all", "CHUNK-14", Say.Stream()),
        Case("A reply without usage", "SHAPE-18", Say.Completion(",\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3}", ""), "held"),
        Case("A sum without usage", "SHAPE-19", Say.Completion(",\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3}", ""), "held"),
        Case("A total that is the larger part less the smaller", "SHAPE-19", Say.StreamWith("\"model\"", $"{Usage},\"model\""), "The usage does not add up. (3)"),
        Case("A chunk for usage that was asked for", "CHUNK-23", AskedForUsage(Say.Stream(Say.Role, Say.Text("Yes."), Say.Stop, NoChoice))),
    ];

    [TestCaseSource(nameof(Cases))]
    public void Is_seen_so(string requirement, Said said, string[] expected) =>
        Assert.That(Judging.Judge(said).Of(requirement).Select(observation => observation switch
        {
            { Finding: { } finding } => $"{finding.Message} ({finding.Actual})",
            { Unproven: { } reason } => $"unproven: {reason}",
            _ => "held",
        }), Is.EqualTo(expected));

    [Test]
    public void A_total_that_is_expected_is_told_as_the_sum() =>
        Assert.That(Judging.Judge(Say.StreamWith("\"model\"", $"{Usage},\"model\"")).Of("SHAPE-19").Single().Finding!.Expected, Is.EqualTo("a total of at least 7"));

    private static TestCaseData Case(string name, string requirement, Said said, params string[] seen) =>
        new TestCaseData(requirement, said, seen).SetArgDisplayNames(requirement, name);

    private static Said AskedForUsage(Said said) =>
        said with { Request = said.Request.Replace("\"stream\"", "\"stream_options\":{\"include_usage\":true},\"stream\"", StringComparison.Ordinal) };
}
