using System.Collections.Immutable;
using System.Globalization;
using Flowyte.MockServer.Errors;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Sessions;

/// <summary>A request for a page of messages.</summary>
/// <param name="After">The last message before the page; 0 for none.</param>
/// <param name="Limit">How many messages it has at most.</param>
internal sealed record PageRequest(int After, int Limit)
{
    private const int Usual = 50;
    private const int Most = 100;

    /// <summary>Reads a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="session">The id of the session.</param>
    /// <param name="errors">What is wrong; empty where the request is returned.</param>
    public static PageRequest? Read(IQueryCollection query, string session, out ImmutableArray<FieldError> errors)
    {
        var found = ImmutableArray.CreateBuilder<FieldError>();
        var (after, limit) = (0, Usual);
        if (query.TryGetValue("cursor", out var cursor))
        {
            after = (cursor is [{ } text] ? MessageCursor.Read(session, text) : null) ?? Report("cursor", "cursor is the nextCursor of a page of this session.");
        }

        if (query.TryGetValue("limit", out var number))
        {
            limit = number is [{ } text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read is >= 1 and <= Most
                ? read
                : Report("limit", $"limit is a number from 1 to {Most}.");
        }

        errors = found.ToImmutable();
        return errors.IsEmpty ? new(after, limit) : null;

        int Report(string field, string message)
        {
            found.Add(new(field, message));
            return 0;
        }
    }
}
