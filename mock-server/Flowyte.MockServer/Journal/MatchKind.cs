namespace Flowyte.MockServer.Journal;

/// <summary>What decided an answer.</summary>
public enum MatchKind
{
    /// <summary>A case of the agent fitted the conversation.</summary>
    Case,

    /// <summary>No case fitted, and the agent made a reply up.</summary>
    NoCase,

    /// <summary>The request was refused.</summary>
    Refused,

    /// <summary>The request was passed on to a live endpoint, which answered.</summary>
    PassedOn,

    /// <summary>The request was about a session, and no agent was asked.</summary>
    Session,

    /// <summary>The request was about a widget, and no agent was asked.</summary>
    Widget,
}
