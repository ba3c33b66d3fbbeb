using System.Buffers;
using Flowyte.MockServer.Errors;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Hosting;

/// <summary>Reads the bodies of requests.</summary>
internal static class BodyReader
{
    public const int Limit = 4 * 1024 * 1024;

    /// <summary>What WireMock.Net reads at most of a request to its own paths: a mapping may take files.</summary>
    public const int LimitElsewhere = 30_000_000;

    /// <summary>Reads a body whole, or says why it cannot be read.</summary>
    public static ValueTask<(ReadOnlyMemory<byte> Body, Refusal? Refusal)> ReadOrRefuseAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            return ReadArrived(request) is { } body ? new((body, null)) : ReadRestOrRefuseAsync(request, cancellation);
        }
        catch (BadHttpRequestException exception)
        {
            return new((default, Refusals.Unreadable(exception)));
        }
    }

    // Most bodies arrive together with their heads: nothing has to be waited for then.
    private static ReadOnlyMemory<byte>? ReadArrived(HttpRequest request)
    {
        var reader = request.BodyReader;
        if (request.ContentLength is not (> 0 and <= Limit) || !reader.TryRead(out var result))
        {
            return null;
        }

        var buffer = result.Buffer;
        if (!result.IsCompleted)
        {
            reader.AdvanceTo(buffer.Start, buffer.End);
            return null;
        }

        var body = buffer.ToArray();
        reader.AdvanceTo(buffer.End);
        return body;
    }

    private static async ValueTask<(ReadOnlyMemory<byte> Body, Refusal? Refusal)> ReadRestOrRefuseAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            return await ReadAsync(request, cancellation) is { } body ? (body, null) : (default, Refusals.TooLarge(Limit));
        }
        catch (BadHttpRequestException exception)
        {
            return (default, Refusals.Unreadable(exception));
        }
    }

    /// <summary>Reads a body whole.</summary>
    /// <returns>Null where it has more than <see cref="Limit"/> bytes.</returns>
    /// <exception cref="BadHttpRequestException">The body's framing is broken, or it comes too slowly.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > Limit)
        {
            return null;
        }

        var reader = request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(cancellation);
            var buffer = result.Buffer;
            if (buffer.Length > Limit)
            {
                reader.AdvanceTo(buffer.End);
                return null;
            }

            if (result.IsCompleted)
            {
                var body = buffer.ToArray();
                reader.AdvanceTo(buffer.End);
                return body;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }
}
