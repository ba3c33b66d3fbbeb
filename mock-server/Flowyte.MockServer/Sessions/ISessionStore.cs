using System.Collections.Immutable;

namespace Flowyte.MockServer.Sessions;

/// <summary>Keeps sessions and their messages. Each member is one step that others see whole or not at all, on any thread.</summary>
internal interface ISessionStore : IDisposable
{
    /// <summary>How many sessions are kept.</summary>
    int Count { get; }

    /// <summary>Adds a session.</summary>
    /// <returns>Whether there was none of its id.</returns>
    /// <exception cref="SessionStoreException">It cannot be kept.</exception>
    bool TryAdd(Session session);

    /// <summary>Takes the session away that ended first, with its messages.</summary>
    /// <returns>Whether there was one that had ended.</returns>
    /// <exception cref="SessionStoreException">It cannot be done.</exception>
    bool RemoveOldestEnded();

    /// <summary>The session of an id; null where there is none.</summary>
    /// <exception cref="SessionStoreException">It cannot be read.</exception>
    Session? Find(string id);

    /// <summary>Replaces a session, and adds messages to it.</summary>
    /// <param name="session">The session as it is from now on.</param>
    /// <param name="added">The messages, which follow those that are there.</param>
    /// <exception cref="SessionStoreException">It cannot be kept; everything is as before.</exception>
    void Update(Session session, ImmutableArray<SessionMessage> added);

    /// <summary>Messages of a session in their order.</summary>
    /// <param name="session">The id of the session.</param>
    /// <param name="after">The last one before them; 0 for none.</param>
    /// <param name="limit">How many at most.</param>
    /// <exception cref="SessionStoreException">They cannot be read.</exception>
    ImmutableArray<SessionMessage> Messages(string session, int after, int limit);
}
