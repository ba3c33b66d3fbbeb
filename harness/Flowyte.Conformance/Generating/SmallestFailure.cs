using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;
using Flowyte.Conformance.Yaml;

namespace Flowyte.Conformance.Generating;

/// <summary>The smallest form of a generated conversation that still fails.</summary>
internal sealed record SmallestFailure
{
    /// <summary>The conversation that failed.</summary>
    public required Conversation Conversation { get; init; }

    /// <summary>Its turn.</summary>
    public required PlannedTurn Turn { get; init; }

    /// <summary>The turn that asks the smallest form; the same as <see cref="Turn"/> where no smaller one failed.</summary>
    public required PlannedTurn Smallest { get; init; }

    /// <summary>How it fails, as <see cref="Checks.Culprits"/> tells failures apart.</summary>
    public required string? Kind { get; init; }

    /// <summary>How many more of the generated conversations fail in the same way and contain the smallest form.</summary>
    public int Others { get; init; }

    /// <summary>How many requests it took to find it.</summary>
    public int Requests { get; init; }

    /// <summary>Whether the search ended before every smaller form was tried.</summary>
    public bool IsBounded { get; init; }

    /// <summary>What a finding says of it.</summary>
    public string Told =>
        $"This is the smallest form of {Conversation.Name} that fails, found with {Requests} more {(Requests == 1 ? "request" : "requests")}{(IsBounded ? ", as far as their number is bounded" : "")}{Alike}; {File.Path} holds it as a conversation for your own specs.";

    private string Alike => Others switch
    {
        0 => "",
        1 => "; 1 other conversation that fails contains it",
        _ => $"; {Others} other conversations that fail contain it",
    };

    /// <summary>The form as a file of conversations.</summary>
    public GeneratedFile File
    {
        get
        {
            var name = $"{Conversation.Name}-smallest";
            var body = JsonNode.Object(Smallest.Request.Body!.Members.Select(member => (member.Name, member.Name == "model" ? JsonNode.Of("{{agent}}") : member.Value)));
            var expected = JsonNode.Object(Smallest.Expectations.Select(expectation => (expectation.Requirement, JsonNode.Of("reply"))));
            var file = JsonNode.Object(
                ("name", JsonNode.Of(name)),
                ("title", JsonNode.Of($"The smallest form of {Conversation.Name} that failed")),
                ("body", body),
                ("turns", JsonNode.Array(JsonNode.Object(("expect", expected)))));
            return new($"generated/{name}.yaml", $"# Put this file below conversations/ of your own specs (--specs), and the case stays tested.\n{YamlWriter.Write(file)}");
        }
    }
}
