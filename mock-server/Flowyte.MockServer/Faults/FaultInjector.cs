using System.Collections.Concurrent;
using Flowyte.MockServer.Cases.Failing;
using Flowyte.MockServer.Hosting;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Faults;

/// <summary>Puts faults into answers. Nothing of it runs, and no built-in file is read, until a fault is asked for.</summary>
internal sealed class FaultInjector
{
    private readonly Lazy<FaultChoice> _choice;
    private readonly CodeSwap _codes = new();
    private volatile Fault? _ofServer;
    private readonly ConcurrentDictionary<string, MessageMemory> _memories = new();

    /// <param name="directory">The folder of the faults; null for those that came with the mock.</param>
    /// <param name="ofServer">The fault that every request meets which names no other; null for none.</param>
    /// <exception cref="ArgumentException">There is no such fault.</exception>
    /// <exception cref="InvalidDataException">A file of the folder is broken.</exception>
    public FaultInjector(string? directory, string? ofServer)
    {
        _choice = new(() => new FaultChoice(FaultsFolder.Load(directory ?? FaultsFolder.BuiltIn)));
        if (directory is not null)
        {
            _ = _choice.Value;
        }

        Switch(ofServer);
    }

    /// <summary>All faults and variants.</summary>
    public IEnumerable<Fault> All => _choice.Value.All;

    /// <summary>The fault that every request meets which names no other; null for none.</summary>
    public Fault? OfServer => _ofServer;

    /// <summary>The fault of a name; null where there is none.</summary>
    public Fault? Find(string name) => _choice.Value.Find(name);

    /// <summary>What is wrong with the name of a fault that does not exist, and which one may be meant.</summary>
    public string Unknown(string name) => _choice.Value.Unknown(name);

    /// <summary>Lets every request that comes from now on meet a fault.</summary>
    /// <param name="name">Which; null for none.</param>
    /// <exception cref="ArgumentException">There is no such fault; the message names the nearest one.</exception>
    public void Switch(string? name) =>
        _ofServer = name is null ? null : _choice.Value.Find(name) ?? throw new ArgumentException(_choice.Value.Unknown(name), nameof(name));

    /// <summary>
    /// Reads the name of a fault from path or header, and takes it out of the path. Where a fault may be met, the
    /// body is read before the answer is decided: a fault may look at it although the request is refused by its head.
    /// </summary>
    public ValueTask<FaultInvitation> InviteAsync(HttpContext context, CancellationToken cancellation)
    {
        var request = context.Request;
        var name = FaultChoice.TakeFromPath(request) ?? (request.Headers.TryGetValue(FaultChoice.Header, out var header) ? header.ToString() : null);
        var ofServer = _ofServer;
        return name is null && ofServer is null ? default : InviteAsync(request, name, ofServer, cancellation);
    }

    /// <summary>Whether an agent's id is that of a fault's agent.</summary>
    public bool HasAgent(string id) => FaultChoice.NameOfAgent(id) is { } name && _choice.Value.Has(name);

    /// <summary>The decision with the fault in it; null where the request meets none. What the request asks for goes before what the case says, and that before the fault of the whole server.</summary>
    public Draft? Apply(FaultInvitation invitation, HttpContext context, Decision decision, ChatEndpoint endpoint)
    {
        if (decision.Fail is BrokenStep broken && invitation.Asked(decision.Agent) is null)
        {
            var draft = DraftOf(invitation, context, decision, endpoint, name: "");
            draft.Take(decision.Answer);
            broken.Apply(draft);
            return draft;
        }

        return NameFor(invitation, decision) is { } name ? Apply(name, DraftOf(invitation, context, decision, endpoint, name), decision, endpoint) : null;
    }

    /// <summary>The name of the fault that an answer is to have; null for none.</summary>
    public static string? NameFor(FaultInvitation invitation, Decision? decision) => decision?.Fail is FaultStep step
        ? invitation.Asked(decision.Agent) ?? step.Fault.Id
        : invitation.NameFor(decision?.Agent);

    private async ValueTask<FaultInvitation> InviteAsync(HttpRequest request, string? name, Fault? ofServer, CancellationToken cancellation)
    {
        // The web server gives leave to send the body once the first of it is read.
        if ((name is null ? ofServer : _choice.Value.Find(name))?.IsDeafToExpect == true)
        {
            request.Headers.Remove("Expect");
        }

        var body = await BodyReader.ReadAsync(request, cancellation) ?? default;
        request.Body = new MemoryStream(body.ToArray(), writable: false);
        return new(name, ofServer, body);
    }

    private Draft? Apply(string name, Draft draft, Decision decision, ChatEndpoint endpoint)
    {
        if (_choice.Value.Find(name) is not { } fault)
        {
            draft.Take(draft.Alternatives.Refuse(StatusCodes.Status400BadRequest, "unknown_fault", _choice.Value.Unknown(name), field: null));
            return draft;
        }

        if (!endpoint.Faulty.Holds(fault.When, draft.Request, decision.Answer))
        {
            return null;
        }

        draft.Fault = fault.Id;
        draft.Take(decision.Answer);
        FaultOperations.Apply(fault, draft);
        return draft;
    }

    private Draft DraftOf(FaultInvitation invitation, HttpContext context, Decision decision, ChatEndpoint endpoint, string name)
    {
        var request = new FaultRequest(context.Request, invitation.IsOne ? invitation.Body : decision.Body) { SessionState = decision.SessionState };
        return new Draft { Request = request, Alternatives = new Alternatives(endpoint, request, _codes, MemoryOf(name)) };
    }

    // What one fault keeps is nothing to the others. Names that nobody has are refused, and keep nothing.
    private MessageMemory MemoryOf(string name) => _memories.GetOrAdd(_choice.Value.Find(name)?.Id ?? "", _ => new MessageMemory());
}
