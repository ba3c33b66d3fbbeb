namespace Flowyte.Conformance.Reporting;

/// <summary>The formats that a run can be reported in.</summary>
[Flags]
public enum ReportFormats
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>report.html</c>, for people.</summary>
    Html = 1,

    /// <summary><c>results.json</c>, for programs.</summary>
    Json = 2,

    /// <summary><c>junit.xml</c>, for pipelines that show tests.</summary>
    JUnit = 4,

    /// <summary><c>summary.md</c>, for a pipeline's job summary.</summary>
    Markdown = 8,

    /// <summary><c>run.har</c>, for a browser's developer tools.</summary>
    Har = 16,

    /// <summary><c>results.sarif</c>, for code scanning and whatever else reads SARIF 2.1.0.</summary>
    Sarif = 32,

    /// <summary><c>gl-code-quality-report.json</c>, for GitLab's code quality.</summary>
    GitLab = 64,

    /// <summary>All of them.</summary>
    All = Html | Json | JUnit | Markdown | Har | Sarif | GitLab,
}
