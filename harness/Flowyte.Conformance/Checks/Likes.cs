using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Checks;

/// <summary>Finds the replies that show what a parameter changes: to the same messages, in the same form, without the parameter.</summary>
internal static class Likes
{
    /// <summary>Those replies.</summary>
    /// <param name="run">Every exchange.</param>
    /// <param name="evidence">The exchange whose request has the parameter.</param>
    /// <param name="parameters">The names under which it is known.</param>
    public static IReadOnlyList<Evidence> Of(IReadOnlyList<Evidence> run, Evidence evidence, params string[] parameters)
    {
        var messages = evidence.RequestBody?["messages"];
        return messages is null
            ? []
            : [.. run.Where(other => IsReply(other)
                && other.AsksForStream == evidence.AsksForStream
                && !parameters.Any(name => Has(other, name))
                && JsonEquality.Instance.Equals(other.RequestBody?["messages"], messages))];
    }

    /// <summary>Whether this is a whole reply, as it was asked for.</summary>
    public static bool IsReply(Evidence evidence) => evidence.IsCompletion || evidence.StreamedReply is { Gap: null };

    /// <summary>Whether a request has a parameter, and it is not null.</summary>
    public static bool Has(Evidence evidence, string parameter) => evidence.RequestBody?[parameter] is { Kind: not JsonKind.Null };
}
