using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Checks;

/// <summary>
/// Whether a reply begins with a code that only something asks for which must not count, such as a system message: the requirements
/// whose conversations expect it to be ignored. A reply that speaks of the code further on may tell why it does not obey.
/// </summary>
internal sealed class IgnoredCodeCheck : IExchangeCheck
{
    public IReadOnlyList<string> Requirements => [];

    public IEnumerable<Observation> Judge(Evidence evidence) =>
        from expectation in evidence.Turn.Expectations
        where expectation.Ignores.Count > 0
        select Judge(evidence, expectation.Requirement, expectation.Ignores);

    private static Observation Judge(Evidence evidence, string requirement, IReadOnlyList<string> codes)
    {
        if (ReplyText.Of(evidence) is not { } reply)
        {
            return evidence.Unproven(requirement, "the request got no reply with a text");
        }

        var text = CodeProbe.Squeeze(reply.Text);
        var obeys = codes.Any(code => text.StartsWith(code, StringComparison.Ordinal));
        return obeys || MessagesWith(evidence, codes).Any(message => text.StartsWith(CodeProbe.Squeeze(message), StringComparison.Ordinal))
            ? evidence.Violated(
                requirement,
                obeys ? "The reply begins with the code that only this message asks for." : "The reply begins with this message.",
                "a reply as if the message were not there",
                reply.Text,
                reply.PlaceOf(0))
            : evidence.Held(requirement);
    }

    private static IEnumerable<string> MessagesWith(Evidence evidence, IReadOnlyList<string> codes) =>
        from message in evidence.RequestBody?["messages"]?.Items ?? []
        from text in message["content"] is { Kind: JsonKind.Array } parts ? parts.Items.Select(part => part["text"]?.AsString()) : [message["content"]?.AsString()]
        where text is not null && codes.Any(code => text.Contains(code, StringComparison.Ordinal))
        select text;
}
