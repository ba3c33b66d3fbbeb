using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Catalogue;

/// <summary>What a schema cannot say of a conversation.</summary>
/// <param name="names">What all files name.</param>
/// <param name="schemas">The names of the schemas.</param>
internal sealed class ConversationRules(KnownNames names, IReadOnlyCollection<string> schemas)
{
    private static readonly string[] Replies = ["reply", "recalls", "ignores"];

    private readonly Dictionary<string, string> _afterFailureOf = names.Conversations
        .Where(node => node.File.Root["afterFailureOf"]?.AsString() is not null)
        .GroupBy(node => node.Name)
        .ToDictionary(group => group.Key, group => group.First().File.Root["afterFailureOf"]!.Text);

    public IEnumerable<SpecProblem> Check(SpecFile file) =>
    [
        .. PatternRules.Check(file, file.Root["proves"], names.RequirementIds),
        .. Profile(file),
        .. AfterFailureOf(file),
        .. MatrixRules.Check(file),
        .. CaptureRules.Check(file),
        .. UnpublishedAgent(file),
        .. Turns(file),
    ];

    private IEnumerable<SpecProblem> Profile(SpecFile file) =>
        file.Root["profile"] is { Kind: JsonKind.String } profile && !names.Profiles.Contains(profile.Text)
            ? [file.Problem(profile, $"No requirement belongs to the profile {Words.Quote(profile.Text)}. {Words.Hint(profile.Text, names.Profiles)}")]
            : [];

    private IEnumerable<SpecProblem> AfterFailureOf(SpecFile file)
    {
        if (file.Root["afterFailureOf"] is not { Kind: JsonKind.String } after)
        {
            return [];
        }

        if (!names.ConversationNames.Contains(after.Text))
        {
            return [file.Problem(after, $"There is no conversation {Words.Quote(after.Text)}. {Words.Hint(after.Text, names.ConversationNames)}")];
        }

        var waiting = new HashSet<string>();
        string? name = file.Root["name"]?.AsString();
        while (name is not null && waiting.Add(name))
        {
            name = _afterFailureOf.GetValueOrDefault(name);
        }

        return name is null ? [] : [file.Problem(after, "This conversation waits for itself, by way of the one that it names here: neither is ever sent.")];
    }

    private static IEnumerable<SpecProblem> UnpublishedAgent(SpecFile file) => PlaceholderRules.In(file.Root)
        .Where(found => found.Name == "unpublishedAgent")
        .Take(1)
        .SelectMany(found => Needs.Check(file, found.Name, found.At));

    private List<SpecProblem> Turns(SpecFile file)
    {
        var body = file.Root["body"];
        var turns = file.Root["turns"]?.Items ?? [];
        var problems = new RequestRules(file, turn: 1).Check(JsonNode.Object([("body", body ?? JsonNode.Null)])).ToList();
        for (var index = 0; index < turns.Count; index++)
        {
            var rules = new RequestRules(file, index + 1);
            var request = turns[index]["request"];
            var replies = new ReplyRules(file, schemas, asksForStream: ReplyRules.MayAskForStream(body, request));
            problems.AddRange(rules.Check(request, body));
            problems.AddRange(rules.Check(turns[index]["control"], body, request?["body"]));
            problems.AddRange(
                from expectation in turns[index]["expect"]?.Members ?? []
                where !names.RequirementIds.Contains(expectation.Name)
                select file.Problem(expectation.NameOffset, PatternRules.Unknown(expectation.Name, names.RequirementIds)));
            problems.AddRange(NoReply(file, turns[index]));
            problems.AddRange((turns[index]["expect"]?.Members ?? []).SelectMany(expectation => replies.Check(expectation.Value["reply"])));
            problems.AddRange((turns[index]["expect"]?.Members ?? []).SelectMany(expectation => CodeRules.Check(file, expectation.Value, request, body)));
        }

        return problems;
    }

    // What a reply is, and what an agent tells in it, is known of /chat/completions alone.
    private static IEnumerable<SpecProblem> NoReply(SpecFile file, JsonNode turn) =>
        turn["request"]?["path"]?.AsString() is { } path && Operations.ApiOf(path) != Api.Completions
            ? (turn["expect"]?.Members ?? [])
                .Where(expectation => expectation.Value.AsString() == "reply" || Replies.Any(name => expectation.Value[name] is not null))
                .Select(expectation => file.Problem(expectation.Value, "Only /chat/completions gives a reply; expect statuses, header fields or pointers here."))
            : [];
}
