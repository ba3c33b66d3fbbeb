using System.Collections.Frozen;
using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Hosting;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Faults;

/// <summary>Which fault a request meets: by header, base URL, agent id, or the whole server's.</summary>
internal sealed class FaultChoice
{
    public const string Header = "X-Flowyte-Fault";
    private const string AgentPrefix = "agt_fault_";

    private readonly FrozenDictionary<string, Fault> _faults;
    private readonly Fault? _ofServer;

    /// <exception cref="ArgumentException">There is no fault of the name given for the whole server.</exception>
    public FaultChoice(FrozenDictionary<string, Fault> faults, string? ofServer)
    {
        _faults = faults;
        _ofServer = ofServer is null ? null : faults.GetValueOrDefault(ofServer) ?? throw new ArgumentException(Unknown(ofServer), nameof(ofServer));
    }

    /// <summary>What is wrong with the name of a fault that does not exist, and which one may be meant.</summary>
    public string Unknown(string name)
    {
        var near = EditDistance.Nearest(name, _faults.Keys) is { } nearest ? $" Did you mean {nearest}?" : "";
        return $"There is no fault of this name.{near} specs/faults lists all {_faults.Count}.";
    }

    /// <summary>
    /// Takes the fault out of a path such as <c>/faults/no-done/api/v1/chat/completions</c> and leaves the rest of it.
    /// </summary>
    /// <returns>The name; null where the path has none.</returns>
    public static string? TakeFromPath(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        if (!path.StartsWith(Routes.Faults, StringComparison.Ordinal) || path.IndexOf('/', Routes.Faults.Length) is not (> 0 and var end))
        {
            return null;
        }

        request.Path = path[end..];
        return path[Routes.Faults.Length..end];
    }

    /// <summary>The fault of a name, or that of the whole server where no name is given; null where there is none.</summary>
    public Fault? Find(string? name) => name is null ? _ofServer : _faults.GetValueOrDefault(name);

    /// <summary>Whether there is a fault of a name.</summary>
    public bool Has(string name) => _faults.ContainsKey(name);

    /// <summary>The name of the fault that an agent's id stands for; null where it stands for none.</summary>
    public static string? NameOfAgent(string? id) =>
        id?.StartsWith(AgentPrefix, StringComparison.Ordinal) == true ? id[AgentPrefix.Length..] : null;
}
