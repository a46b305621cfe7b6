using Lambda.Runtime.Emulator.Events;

namespace Lambda.Runtime.Emulator.Gateways;

/// <summary>Finds paths in a response that are outside the stage of the request. At the domain of the API itself, they lead nowhere.</summary>
/// <remarks>
/// The domain of an API has the stage in its paths, and a custom domain name has none:
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html. A function that writes paths from the root works at one of them only.
/// </remarks>
internal static class StagePaths
{
    private static readonly string[] Locations = ["Location", "Content-Location"];

    /// <summary>Whether a path begins with the stage.</summary>
    public static bool Contains(string stage, string path) => path == $"/{stage}" || path.StartsWith($"/{stage}/", StringComparison.Ordinal);

    /// <summary>Takes the stage from the beginning of a path, if it is there.</summary>
    public static string Remove(string stage, string path) => Contains(stage, path) ? path[(stage.Length + 1)..] is { Length: > 0 } rest ? rest : "/" : path;

    /// <summary>Finds the paths outside the stage; none if the request has no stage in its path, as with a custom domain name.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="request">The request.</param>
    /// <param name="response">The headers of the response.</param>
    public static IEnumerable<GatewayNotice> FindOutside(string stage, HttpEventRequest request, IEnumerable<KeyValuePair<string, string>> response)
    {
        if (!Contains(stage, request.Path))
            yield break;
        foreach ((string name, string value) in response)
        {
            if (Array.Find(Locations, location => location.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } header)
            {
                if (FindPath(request, value) is { } path && !Contains(stage, path))
                    yield return new GatewayNotice(header, $"{header} is {value}, outside the stage /{stage}: expected /{stage}{path} at the domain of the API itself.");
            }
            else if (name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase) && FindCookiePath(value) is { } path && path != "/" && !Contains(stage, path))
            {
                string cookie = value.Split('=')[0].Trim();
                yield return new GatewayNotice(
                    $"{name} {cookie}",
                    $"The cookie '{cookie}' has the Path {path}, outside the stage /{stage}: at the domain of the API itself, clients do not send it. Expected /{stage}{path}.");
            }
        }
    }

    /// <summary>Returns the path that a location has at the host of the request; <see langword="null"/> if it is at another host, or malformed.</summary>
    private static string? FindPath(HttpEventRequest request, string location)
    {
        // The scheme does not count, but its default port does.
        string scheme = location.StartsWith("http:", StringComparison.OrdinalIgnoreCase) ? "http" : "https";
        return Uri.TryCreate($"{scheme}://{request.Domain}{request.Path}", UriKind.Absolute, out Uri? address) && Uri.TryCreate(address, location, out Uri? target)
            && target.Scheme == scheme && target.Authority == address.Authority ? target.AbsolutePath : null;
    }

    // session=abc; Path=/orders; Secure
    private static string? FindCookiePath(string cookie)
    {
        string[]? last = cookie.Split(';').Skip(1).Select(static attribute => attribute.Split('=', 2))
            .LastOrDefault(static attribute => attribute.Length == 2 && attribute[0].Trim().Equals("Path", StringComparison.OrdinalIgnoreCase));
        return last?[1].Trim() is ['/', ..] path ? path : null;
    }
}
