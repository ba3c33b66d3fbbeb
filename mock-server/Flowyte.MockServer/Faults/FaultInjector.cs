using Flowyte.MockServer.Hosting;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Faults;

/// <summary>Puts faults into answers. Nothing of it runs, and no built-in file is read, until a fault is asked for.</summary>
internal sealed class FaultInjector
{
    private readonly Lazy<FaultChoice> _choice;
    private readonly bool _always;
    private readonly CodeSwap _codes = new();

    /// <param name="directory">The folder of the faults; null for those that came with the mock.</param>
    /// <param name="ofServer">The fault that every request meets which names no other; null for none.</param>
    /// <exception cref="ArgumentException">There is no such fault.</exception>
    /// <exception cref="InvalidDataException">A file of the folder is broken.</exception>
    public FaultInjector(string? directory, string? ofServer)
    {
        _choice = new(() => new FaultChoice(FaultsFolder.Load(directory ?? FaultsFolder.BuiltIn), ofServer));
        _always = ofServer is not null;
        if (_always || directory is not null)
        {
            _ = _choice.Value;
        }
    }

    /// <summary>
    /// Reads the name of a fault from path or header, and takes it out of the path. Where a fault may be met, the
    /// body is read before the answer is decided: a fault may look at it although the request is refused by its head.
    /// </summary>
    public async Task<FaultInvitation> InviteAsync(HttpContext context, CancellationToken cancellation)
    {
        var request = context.Request;
        var name = FaultChoice.TakeFromPath(request) ?? (request.Headers.TryGetValue(FaultChoice.Header, out var header) ? header.ToString() : null);
        if (name is null && !_always)
        {
            return default;
        }

        var body = await BodyReader.ReadAsync(request, cancellation) ?? default;
        request.Body = new MemoryStream(body.ToArray(), writable: false);
        return new(name, body);
    }

    /// <summary>Whether an agent's id is that of a fault's agent.</summary>
    public bool HasAgent(string id) => FaultChoice.NameOfAgent(id) is { } name && _choice.Value.Has(name);

    /// <summary>The decision with the fault in it; null where the request meets none.</summary>
    public Draft? Apply(FaultInvitation invitation, HttpContext context, Decision decision, ChatEndpoint endpoint)
    {
        var name = invitation.Name ?? FaultChoice.NameOfAgent(decision.Agent);
        if (name is null && !_always)
        {
            return null;
        }

        var request = new FaultRequest(context.Request, invitation.Name is null && !_always ? decision.Body : invitation.Body);
        var alternatives = new Alternatives(endpoint, request, _codes);
        var draft = new Draft { Request = request, Alternatives = alternatives };
        if (_choice.Value.Find(name) is not { } fault)
        {
            draft.Take(alternatives.Refuse(StatusCodes.Status400BadRequest, "unknown_fault", _choice.Value.Unknown(name!), field: null));
            return draft;
        }

        if (!endpoint.Faulty.Holds(fault.When, request, decision.Answer))
        {
            return null;
        }

        draft.Take(decision.Answer);
        FaultOperations.Apply(fault, draft);
        return draft;
    }
}
