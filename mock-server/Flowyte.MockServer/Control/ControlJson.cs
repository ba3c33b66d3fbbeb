using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Flowyte.MockServer.Agents;
using Flowyte.MockServer.Faults;
using Flowyte.MockServer.Journal;

namespace Flowyte.MockServer.Control;

/// <summary>The forms in which the mock tells of itself.</summary>
internal static class ControlJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>A value as UTF-8, escaped so that it is harmless in HTML as well.</summary>
    public static byte[] Utf8(object? value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    public static object Health(ImmutableArray<Agent> agents, bool needsKey) => new
    {
        Status = "ok",
        Version = MockVersion.Text,
        Agents = agents.Length,
        NeedsKey = needsKey,
    };

    public static object Agents(ImmutableArray<Agent> agents, Notices<AgentsReload> reloads) => new
    {
        Agents = agents.Select(agent => new
        {
            agent.Id,
            agent.Name,
            agent.Published,
            agent.Persona,
            agent.Knowledge,
            Strict = agent.IsStrict,
            Restricted = agent.IsRestricted,
            Cases = agent.Cases.InOrder.Length,
            Matches = agent.Cases.InOrder.Select(reply => JournalMatch.Bounded(reply.ToString())),
        }),
        Reloads = reloads.Latest.Select(Of),
    };

    public static object Keys() => new
    {
        Keys = new[]
        {
            new { Name = "chat:write", Key = MockKeys.Secret },
            new { Name = "without chat:write", Key = MockKeys.Unscoped },
            new { Name = "publishable", Key = MockKeys.Publishable },
        },
    };

    public static object Faults(IEnumerable<Fault> faults) => new { Faults = faults.Select(Of) };

    public static object Current(Fault? fault) => new { Fault = fault is null ? null : Of(fault) };

    public static object Journal(MockJournal journal, ImmutableArray<JournalEntry> entries, Notices<AgentsReload> reloads) => new
    {
        journal.Total,
        Answered = journal.Count(JournalOutcome.Answered),
        ClientLeft = journal.Count(JournalOutcome.ClientLeft),
        journal.Last,
        journal.Size,
        journal.BodyBytes,
        Reloads = reloads.Latest.Select(Of),
        Entries = entries.Select(Entry),
    };

    public static object Entry(JournalEntry entry) => new
    {
        entry.Number,
        entry.At,
        TookMs = Math.Round(entry.Took.TotalMilliseconds, 3),
        entry.Outcome,
        entry.RequestId,
        Request = new
        {
            entry.Method,
            entry.Request.Path,
            Headers = entry.Request.Headers.Select(field => new { field.Name, field.Value }),
            entry.Request.Body,
            entry.Request.BodyLength,
            entry.Request.IsBodyCut,
        },
        entry.Status,
        entry.Agent,
        Match = entry.Match is null ? null : new { entry.Match.Kind, entry.Match.Agent, entry.Match.Case, entry.Match.Turn, entry.Match.Line, entry.Match.Conditions, entry.Match.Attempt, entry.Match.Fail, entry.Match.Text },
        entry.IsStream,
        entry.EventsSent,
        entry.Fault,
        entry.FaultNotShown,
    };

    // The folder is nobody's business beyond this machine: the name of the file is enough.
    private static object Of(AgentsReload reload) => new
    {
        reload.Number,
        reload.At,
        reload.Succeeded,
        Agents = reload.Agents.Select(agent => agent.Id),
        Problems = reload.Problems.Select(problem => new { File = Path.GetFileName(problem.File), problem.Line, problem.Column, problem.Message }),
    };

    private static object Of(Fault fault) => new { fault.Id, fault.Title, Kind = fault.IsVariant ? "variant" : "fault", fault.Breaks };
}
