using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Flowyte.MockServer.Sessions;

/// <summary>
/// Says behind which message of a session a page begins. Messages are only ever added behind all others, so that pages join
/// without loss or repetition whatever is added between them.
/// </summary>
internal static class MessageCursor
{
    /// <summary>A cursor. Clients are not to look into it.</summary>
    /// <param name="session">The id of the session.</param>
    /// <param name="sequence">The last message before the page; 0 for none.</param>
    public static string Write(string session, int sequence) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{sequence}.{session}")));

    /// <summary>Reads a cursor.</summary>
    /// <returns>The last message before the page; null where it is no cursor of this session.</returns>
    public static int? Read(string session, string cursor)
    {
        if (!Base64Url.IsValid(cursor) || Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('.', 2) is not [var number, var of] || of != session)
        {
            return null;
        }

        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && Write(session, sequence) == cursor ? sequence : null;
    }
}
