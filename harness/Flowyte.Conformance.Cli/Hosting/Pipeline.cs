namespace Flowyte.Conformance.Cli.Hosting;

/// <summary>The pipelines that show annotations and a summary where a process asks them to.</summary>
internal enum Pipeline
{
    /// <summary>None of them, or not wanted.</summary>
    None,

    /// <summary>GitHub Actions.</summary>
    GitHub,

    /// <summary>Azure Pipelines.</summary>
    Azure,
}
