namespace Flowyte.Conformance.Running;

/// <summary>The parts of Flowyte's API, each of which has answers of its own form.</summary>
public enum Api
{
    /// <summary><c>/chat/completions</c>, and whatever is none of the others.</summary>
    Completions,

    /// <summary>The native chat API: <c>/chat/sessions</c>.</summary>
    Sessions,

    /// <summary>The chat widget: its keys, its settings, and what browsers ask for.</summary>
    Widget,
}
