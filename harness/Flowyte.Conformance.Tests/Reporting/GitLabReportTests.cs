using System.Text.Json;
using Flowyte.Conformance.Baselines;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Verdicts;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Reporting;

[TestFixture]
internal sealed class GitLabReportTests
{
    [Test]
    public async Task Each_failure_and_warning_has_what_GitLab_demands_at_the_line_of_the_specs()
    {
        using var json = await WriteAsync(Reports.Placed(Reports.Failing()));
        JsonElement[] entries = [.. json.RootElement.EnumerateArray()];

        Assert.That(entries.Select(entry => $"{entry.GetProperty("check_name")} {entry.GetProperty("severity")}"), Is.EqualTo("MODEL-2 critical|MODEL-3 critical|BODY-1 critical|BODY-2 minor".Split('|')));
        Assert.That(JsonSerializer.Serialize(entries[2].GetProperty("location")), Is.EqualTo("""{"path":"my specs/conversations/single-turn.yaml","lines":{"begin":12}}"""));
        Assert.That(entries[2].GetProperty("description").GetString(), Is.EqualTo("BODY-1 The statement of BODY-1 holds. The unknown agent was not refused: expected 400, was 1741570283.0."));
        Assert.That(entries.Select(entry => entry.GetProperty("fingerprint").GetString()).Distinct().Count(), Is.EqualTo(4));
    }

    [Test]
    public async Task An_accepted_failure_is_shown_and_mild()
    {
        var report = Reports.Placed(Reports.Failing());
        using var json = await WriteAsync(report with
        {
            Requirements = [.. report.Requirements.Select(result => result.Requirement.Id == "MODEL-2" ? result with { Accepted = new Acceptance("known", null) } : result)],
        });

        Assert.That(json.RootElement[0].GetProperty("severity").GetString(), Is.EqualTo("info"));
        Assert.That(json.RootElement[0].GetProperty("description").GetString(), Does.EndWith("Accepted: known."));
    }

    [Test]
    public async Task What_passed_is_an_empty_list()
    {
        using var json = await WriteAsync(Reports.Of([Reports.Result("MODEL-1", RequirementStatus.Passed)], []));

        Assert.That(json.RootElement.GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task Whatever_the_target_sends_a_description_is_one_short_line([ValueSource(typeof(HostileTexts), nameof(HostileTexts.All))] HostileText hostile)
    {
        using var json = await WriteAsync(Reports.Placed(Reports.Saying(string.Concat(Enumerable.Repeat(hostile.Text, 200)))));
        string[] descriptions = [.. json.RootElement.EnumerateArray().Select(entry => entry.GetProperty("description").GetString()!)];

        Assert.That(descriptions, Has.Length.EqualTo(2).And.All.Length.LessThanOrEqualTo(1_001));
        Assert.That(descriptions.SelectMany(text => text).Where(char.IsControl), Is.Empty);
    }

    private static async Task<JsonDocument> WriteAsync(RunReport report)
    {
        using var written = await WrittenReports.WriteAsync(report, ReportFormats.GitLab);
        return JsonDocument.Parse(written.GitLab);
    }
}
