using System.Globalization;
using System.Text.Json;
using Flowyte.Conformance.Baselines;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Latencies;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Results;

/// <summary>Reads what <see cref="JsonReport"/> wrote, also by older versions of it. Members that it does not know are passed over.</summary>
/// <param name="file">The file, for messages.</param>
internal sealed class ResultsReader(string file)
{
    private readonly JsonMembers _members = new(file);

    /// <exception cref="ResultsException">It is no file of results, or one of another version.</exception>
    public SavedRun Read(JsonElement root)
    {
        CheckVersion(root);
        var target = _members.Required(root, "target", JsonValueKind.Object, "");
        var requirements = _members.Items(root, "requirements", "").Select((item, index) => Requirement(item, $"requirements[{index}]")).ToList();
        if (requirements.GroupBy(requirement => requirement.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw _members.Problem("requirements", $"names {twice.Key} twice");
        }

        return new SavedRun
        {
            File = file,
            Verdict = _members.Text(root, "verdict", ""),
            Headline = _members.Text(root, "headline", ""),
            BaseUrl = _members.Text(target, "baseUrl", "target"),
            Agent = _members.Text(target, "agent", "target"),
            IsEmbeddedMock = _members.Flag(target, "embeddedMock", "target"),
            Profiles = root.TryGetProperty("profiles", out _) ? [.. _members.Items(root, "profiles", "").Select(item => item.ToString())] : [],
            Dialect = root.TryGetProperty("dialect", out _) ? _members.Text(root, "dialect", "") : Dialects.Dialect.Flowyte.Name,
            Strict = root.TryGetProperty("strict", out _) ? _members.Flag(root, "strict", "") : null,
            SpecsVersion = _members.Text(root, "specsVersion", ""),
            HarnessVersion = _members.Text(root, "harnessVersion", ""),
            StartedAt = Moment(root),
            Requirements = requirements,
            Latencies = root.TryGetProperty("latency", out _) ? Latencies(_members.Required(root, "latency", JsonValueKind.Object, "")) : null,
        };
    }

    private void CheckVersion(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("schemaVersion", out var version))
        {
            throw new ResultsException($"{file} is JSON and no results of a run: it has no schemaVersion. Give a results.json as run writes it, or its folder.");
        }

        if (version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != JsonReport.SchemaVersion)
        {
            throw new ResultsException(
                $"{file} has schemaVersion {version.GetRawText()}, and this harness ({HarnessVersion.Current}) reads {JsonReport.SchemaVersion}. Use the version of the harness that wrote it, or write it again with this one.");
        }
    }

    private DateTimeOffset Moment(JsonElement root) =>
        DateTimeOffset.TryParse(_members.Text(root, "startedAt", ""), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : throw _members.Problem("startedAt", "is no moment");

    private SavedRequirement Requirement(JsonElement item, string place)
    {
        var first = _members.Items(item, "findings", place).FirstOrDefault();
        return new SavedRequirement(
            _members.Text(item, "id", place),
            _members.Text(item, "group", place),
            _members.Choice<Level>(item, "level", place),
            _members.Choice<RequirementStatus>(item, "status", place))
        {
            Reason = _members.Text(item, "reason", place),
            Message = first.ValueKind == JsonValueKind.Object ? _members.Text(first, "message", $"{place}.findings[0]") : "",
            CausedBy = item.TryGetProperty("causedBy", out var cause) && cause.ValueKind == JsonValueKind.String ? cause.GetString() : null,
            Accepted = item.TryGetProperty("accepted", out var accepted) ? Acceptance(accepted, $"{place}.accepted") : null,
            Unstable = _members.Flag(item, "unstable", place),
        };
    }

    private Acceptance Acceptance(JsonElement accepted, string place)
    {
        var reason = _members.Text(accepted, "reason", place);
        return accepted.TryGetProperty("until", out var until) && until.ValueKind != JsonValueKind.Null
            ? new Acceptance(reason, BaselineFile.Day(_members.Text(accepted, "until", place)) ?? throw _members.Problem($"{place}.until", "is no day"))
            : new Acceptance(reason, Until: null);
    }

    private List<ReplyLatency> Latencies(JsonElement latency) =>
    [
        .. _members.Items(latency, "samples", "latency").Select((item, index) => new ReplyLatency(
            _members.Text(item, "exchange", $"latency.samples[{index}]"),
            _members.Number(item, "firstTokenMs", $"latency.samples[{index}]"),
            _members.Number(item, "totalMs", $"latency.samples[{index}]") ?? throw _members.Problem($"latency.samples[{index}].totalMs", "is null"))),
    ];
}
