using System.Net;
using System.Security.Cryptography;
using System.Text;
using Flowyte.MockServer.Errors;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Control;

/// <summary>
/// Who may look into the mock and steer it. On loopback: whoever runs on this machine, but no page of another origin,
/// not even one whose name was made to point here. Elsewhere: whoever has the admin key.
/// </summary>
/// <param name="isLoopback">Whether the mock listens on loopback alone.</param>
/// <param name="key">The admin key; null where none is needed.</param>
internal sealed class ControlGuard(bool isLoopback, string? key)
{
    private const string Scheme = "Bearer ";

    private readonly byte[]? _key = key is null ? null : Encoding.UTF8.GetBytes(key);

    /// <summary>Whether the mock listens on loopback alone.</summary>
    public bool IsLoopback => isLoopback;

    /// <summary>Looks at a request that reads or changes something.</summary>
    /// <returns>Null where it may.</returns>
    public Refusal? Check(HttpRequest request) =>
        CheckOrigin(request, isPage: false) ?? (_key is null || HasKey(request) ? null : ControlRefusals.MissingKey());

    /// <summary>Looks at where a request comes from.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isPage">Whether it is for the page, which holds nothing by itself, and to which other pages may link.</param>
    /// <returns>Null where it may come from there.</returns>
    public Refusal? CheckOrigin(HttpRequest request, bool isPage)
    {
        // A name of somebody else's that points to 127.0.0.1 is of the same origin as a page under that name.
        if (isLoopback && !IsLoopbackName(request.Host.Host))
        {
            return ControlRefusals.ForeignHost();
        }

        var origin = request.Headers.Origin;
        if (origin.Count > 0 && !string.Equals(origin.ToString(), $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase))
        {
            return ControlRefusals.ForeignOrigin();
        }

        // A browser sends no Origin for what it only loads, such as a script.
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var isOwn = site is "" or "same-origin" or "none";
        return isOwn || (isPage && request.Headers["Sec-Fetch-Mode"] == "navigate") ? null : ControlRefusals.ForeignOrigin();
    }

    private bool HasKey(HttpRequest request)
    {
        var field = request.Headers.Authorization.ToString();
        return field.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(field[Scheme.Length..].Trim()), _key);
    }

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
