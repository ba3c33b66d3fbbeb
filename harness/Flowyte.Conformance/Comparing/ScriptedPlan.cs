using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Json;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Comparing;

/// <summary>Makes a plan of requests that somebody else wrote: each is a conversation of one turn.</summary>
public static class ScriptedPlan
{
    /// <summary>The plan of these requests.</summary>
    /// <param name="requests">What is sent, in this order.</param>
    /// <param name="target">Where to.</param>
    /// <param name="agent">The id of every agent there; null where each has the id that its requests name.</param>
    public static Plan Of(IEnumerable<ScriptedRequest> requests, Target target, string? agent = null) => new()
    {
        Conversations = [.. requests.Select(request => Conversation(request, target, agent ?? request.Agent))],
        Locked = [],
        Excluded = new Dictionary<string, string>(),
    };

    private static PlannedConversation Conversation(ScriptedRequest request, Target target, string agent)
    {
        var spec = new RequestSpec { Body = JsonNode.Object(request.Body.Members.Select(member => (member.Name, member.Value)).Prepend(("model", JsonNode.Of(agent)))) };
        var turn = new PlannedTurn { Id = request.Id, Number = 1, Kind = TurnKind.Reply, Expectations = [], Request = new RequestTemplate(target, spec) };
        return new PlannedConversation
        {
            Id = request.Id,
            Conversation = new Conversation { Name = request.Id, Title = request.Id, File = "", Profile = "", Turns = [new Turn { Request = spec, Expectations = [] }] },
            Turns = [turn],
        };
    }
}
