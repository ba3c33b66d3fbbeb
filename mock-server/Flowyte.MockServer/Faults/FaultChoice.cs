using System.Collections.Frozen;
using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Hosting;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Faults;

/// <summary>The faults by their names, and how a request names one: by header, base URL or agent id.</summary>
internal sealed class FaultChoice
{
    public const string Header = "X-Flowyte-Fault";
    private const string AgentPrefix = "agt_fault_";

    private readonly FrozenDictionary<string, Fault> _faults;

    public FaultChoice(FrozenDictionary<string, Fault> faults) => _faults = faults;

    /// <summary>All faults and variants, by their names.</summary>
    public IEnumerable<Fault> All => _faults.Values.OrderBy(fault => fault.Id, StringComparer.Ordinal);

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

    /// <summary>The fault of a name; null where there is none.</summary>
    public Fault? Find(string name) => _faults.GetValueOrDefault(name);

    /// <summary>Whether there is a fault of a name.</summary>
    public bool Has(string name) => _faults.ContainsKey(name);

    /// <summary>The name of the fault that an agent's id stands for; null where it stands for none.</summary>
    public static string? NameOfAgent(string? id) =>
        id?.StartsWith(AgentPrefix, StringComparison.Ordinal) == true ? id[AgentPrefix.Length..] : null;
}
