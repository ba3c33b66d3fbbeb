namespace Flowyte.Conformance.Running;

/// <summary>The base URL of a target: what a client's <c>baseURL</c> setting takes.</summary>
public static class BaseUrl
{
    private const string Endpoint = "/chat/completions";

    /// <summary>Reads a base URL. A slash at its end is taken away.</summary>
    /// <exception cref="TargetSettingsException">It is no absolute http or https URL, or carries what a base URL does not.</exception>
    public static Uri Parse(string text)
    {
        var trimmed = text.Trim();
        if (!Uri.TryCreate(trimmed, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            // The text itself is not shown: a key that was put in the wrong place would be.
            throw new TargetSettingsException("The base URL is no absolute http or https URL. Give one such as https://builder.flowyte.com/api/v1.");
        }

        if (url.UserInfo.Length > 0)
        {
            throw new TargetSettingsException($"The base URL carries a user name or password. Give {Bare(url)} and put the key into an environment variable.");
        }

        if (url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            throw new TargetSettingsException($"The base URL carries a query or a fragment. Give {Bare(url)}.");
        }

        if (url.AbsolutePath.TrimEnd('/').EndsWith(Endpoint, StringComparison.OrdinalIgnoreCase))
        {
            throw new TargetSettingsException($"The base URL ends in {Endpoint}, which the client appends itself. Give {Bare(url)}.");
        }

        return new Uri(Bare(url));
    }

    /// <summary>Whether a key that is sent there can be read on the way: plain http to another machine.</summary>
    public static bool IsExposed(Uri url) => url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback;

    private static string Bare(Uri url)
    {
        var bare = url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');
        return bare.EndsWith(Endpoint, StringComparison.OrdinalIgnoreCase) ? bare[..^Endpoint.Length].TrimEnd('/') : bare;
    }
}
