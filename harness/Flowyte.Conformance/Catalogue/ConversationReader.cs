using Flowyte.Conformance.Json;
using Flowyte.Conformance.Wire;

namespace Flowyte.Conformance.Catalogue;

/// <summary>Makes a conversation of a file that its schema and the rules have found to be right.</summary>
internal static class ConversationReader
{
    public static Conversation Read(SpecFile file)
    {
        var root = file.Root;
        return new Conversation
        {
            Name = root["name"]!.Text,
            Title = root["title"]!.Text,
            File = file.Source.Path,
            Profile = root["profile"]?.Text ?? SpecDefaults.Profile,
            Needs = root["needs"].Texts(),
            Proves = root["proves"].Texts(),
            AfterFailureOf = root["afterFailureOf"]?.Text,
            IsSentFirst = root["sendFirst"] is { Text: "true" },
            Matrix = [.. (root["matrix"]?.Members ?? []).Select(axis => new MatrixAxis(axis.Name, Values(axis.Value)))],
            Body = root["body"],
            Turns = [.. root["turns"]!.Items.Select(node => ReadTurn(node, file.LineOf(node)))],
        };
    }

    private static IReadOnlyList<MatrixValue> Values(JsonNode axis) =>
    [
        .. axis.Items.Select(value => new MatrixValue(MatrixLabels.Of(value)!, value)),
        .. axis.Members.Select(member => new MatrixValue(member.Name, member.Value)),
    ];

    private static Turn ReadTurn(JsonNode node, SpecLine place) => new()
    {
        Place = place,
        Request = node["request"] is { } request ? ReadRequest(request) : new RequestSpec(),
        Control = node["control"] is { } control ? ReadRequest(control) : null,
        Captures = [.. (node["capture"]?.Members ?? []).Select(member => new Capture(member.Name, FirstOrAll(member.Value)))],
        Expectations = [.. node["expect"]!.Members.Select(member => ReadExpectation(member.Name, member.Value))],
    };

    private static IReadOnlyList<string> FirstOrAll(JsonNode pointers) => pointers.AsString() is { } one ? [one] : pointers.Texts();

    private static RequestSpec ReadRequest(JsonNode node) => new()
    {
        Method = node["method"]?.Text,
        Path = node["path"]?.Text,
        Key = node["key"] is { } key ? Enum.Parse<KeyChoice>(key.Text, ignoreCase: true) : null,
        Scheme = node["scheme"]?.Text,
        Form = node["form"] is { } form ? ReadForm(form) : null,
        Headers = node["headers"],
        Body = node["body"],
        Without = node["without"].Texts(),
        Raw = node["raw"]?.Text,
        RawLatin1 = node["rawLatin1"]?.Text,
        ReuseConnection = node["reuseConnection"] is { Text: "true" },
        LeavesAtFirstText = node["leave"] is not null,
    };

    private static RequestForm ReadForm(JsonNode node) => new()
    {
        Version = node["version"]?.Text ?? RequestForm.Usual.Version,
        HasAbsoluteTarget = node["target"] is { Text: "absolute" },
        HasLowerCaseNames = node["names"] is { Text: "lower" },
        HasHost = node["host"] is not { Text: "false" },
    };

    private static Expectation ReadExpectation(string requirement, JsonNode node)
    {
        var expectation = new Expectation { Requirement = requirement };
        return node.Kind switch
        {
            JsonKind.Object => expectation with
            {
                Content = node["reply"] is { } reply ? ReadContent(reply) : null,
                Header = node["header"]?.Text,
                Pointers = node["pointer"].Texts(),
                EqualTo = node["equals"],
                Contains = node["contains"].Texts(),
                Recalls = node["recalls"].Texts(),
                Ignores = node["ignores"].Texts(),
            },
            JsonKind.Array => expectation with { Statuses = node.Texts() },
            _ when node.Text == "reply" => expectation with { Reply = true },
            _ => expectation with { Statuses = [node.Text] },
        };
    }

    private static ReplyContent ReadContent(JsonNode node) => new()
    {
        Contains = node["contains"].Texts(),
        ContainsAll = node["containsAll"].Texts(),
        Lacks = node["lacks"].Texts(),
        Matches = node["matches"] is { } pattern ? new ReplyPattern(pattern.Text) : null,
        Schema = node["schema"]?.Text,
        FirstToken = node["firstToken"] is { } firstToken ? DurationText.Parse(firstToken.Text) : null,
        Total = node["total"] is { } total ? DurationText.Parse(total.Text) : null,
    };
}
