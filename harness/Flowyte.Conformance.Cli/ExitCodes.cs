namespace Flowyte.Conformance.Cli;

/// <summary>The exit codes of the command line. The README lists them too.</summary>
internal static class ExitCodes
{
    /// <summary>Conformant; or the command did what it was asked for.</summary>
    public const int Ok = 0;

    /// <summary>Not conformant; or the self-test found the harness wrong; or lint found cases that are never taken; or verify found differences; or compare found something broken.</summary>
    public const int NotConformant = 1;

    /// <summary>Wrong usage, configuration or specs. Nothing was sent.</summary>
    public const int Usage = 2;

    /// <summary>Something stayed untested, or was not compared; only where that was asked for.</summary>
    public const int Incomplete = 3;

    /// <summary>No verdict: the target could not be judged, or the harness itself failed.</summary>
    public const int NoVerdict = 4;

    /// <summary>Interrupted. The report of what ran is written all the same.</summary>
    public const int Interrupted = 130;
}
