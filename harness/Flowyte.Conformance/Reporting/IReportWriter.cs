namespace Flowyte.Conformance.Reporting;

/// <summary>Writes one format of report.</summary>
internal interface IReportWriter
{
    /// <summary>The format.</summary>
    ReportFormats Format { get; }

    /// <summary>The name of the file within the folder.</summary>
    string FileName { get; }

    /// <summary>Writes the report.</summary>
    /// <param name="view">What may be shown.</param>
    /// <param name="output">Where to.</param>
    void Write(ReportView view, Stream output);
}
