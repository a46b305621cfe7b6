namespace Lambda.Runtime.Emulator.Gateways;

/// <summary>Checks routes by the rules of API Gateway, whose syntax differs from that of a function's routes.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html and
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
/// </remarks>
internal static class ApiRouteRules
{
    private const string Expected = "expected a method or ANY, a space, and a path such as /orders/{id} or /files/{name+}";
    private static readonly string[] Methods = [ApiPath.Any, "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

    /// <summary>Says what is wrong with the routes of an API; <see langword="null"/> if nothing is.</summary>
    /// <param name="routes">The routes.</param>
    /// <param name="isRest">Whether it is a REST API, whose resources are a tree with one parameter below each.</param>
    public static string? FindProblem(IReadOnlyList<string> routes, bool isRest)
    {
        var seen = new HashSet<string>();
        var parameters = new Dictionary<string, (string Segment, string Route)>();
        foreach (string route in routes)
        {
            if (FindProblem(route) is { } problem)
                return problem;
            if (!seen.Add(route))
                return $"is '{route}' twice; expected each route once";
            string parent = "";
            foreach (string segment in isRest ? Segments(route) : [])
            {
                if (segment.StartsWith('{') && !parameters.TryAdd(parent, (segment, route)) && parameters[parent] is var other && other.Segment != segment)
                {
                    return $"is '{route}', whose parameter '{segment}' is at the place of '{other.Segment}' in '{other.Route}'; "
                        + "expected the same parameter, because a REST API has one below each part of a path";
                }

                parent += $"/{segment}";
            }
        }

        return null;
    }

    /// <summary>Says what is wrong with a route; <see langword="null"/> if nothing is.</summary>
    public static string? FindProblem(string route)
    {
        if (route.Split(' ') is not [{ Length: > 0 } verb, ['/', ..] path])
            return $"is '{route}'; {Expected}";
        if (!Methods.Contains(verb))
            return $"is '{route}', whose method is '{verb}'; expected {Suggest(route) ?? $"one of: {string.Join(", ", Methods)}"}";
        string[] segments = path == "/" ? [] : Segments(route);
        for (int i = 0; i < segments.Length; i++)
        {
            string segment = segments[i];
            if (segment.Length == 0)
                return $"is '{route}', which has an empty segment; expected {verb} /{string.Join('/', segments.Where(static each => each.Length > 0))}";
            if (!segment.AsSpan().ContainsAny('{', '}'))
            {
                if (!segment.All(IsLetterOfText))
                    return $"is '{route}', whose segment '{segment}' has other characters than letters, digits, hyphens, dots, underscores and colons; {Expected}";
            }
            else if (segment is not ['{', _, .., '}'] || segment.AsSpan()[1..^1].ContainsAny('{', '}'))
            {
                return $"is '{route}', whose segment '{segment}' is neither text nor a parameter; {Expected}";
            }
            else if (NameOf(segment) is var name && (name.Length == 0 || !name.All(IsLetterOfName)))
            {
                return $"is '{route}', and the parameter '{segment}' is not one of API Gateway, which has neither constraints nor optional values; "
                    + $"expected {Suggest(route) ?? "one such as {id} or {name+}"}";
            }
            else if (IsGreedy(segment) && i < segments.Length - 1)
            {
                return $"is '{route}', whose parameter '{segment}' is not the last segment; {Expected}";
            }
            else if (segments.Take(i).Any(other => other.StartsWith('{') && NameOf(other) == name))
            {
                return $"is '{route}', which has the parameter '{name}' twice; expected each name once";
            }
        }

        return null;
    }

    /// <summary>Whether a segment is a parameter for the rest of the path: <c>{name+}</c>.</summary>
    public static bool IsGreedy(string segment) => segment.EndsWith("+}", StringComparison.Ordinal);

    private static string[] Segments(string route) => route.Split(' ')[1][1..].Split('/', StringSplitOptions.None);

    private static string NameOf(string parameter) => IsGreedy(parameter) ? parameter[1..^2] : parameter[1..^1];

    private static bool IsLetterOfText(char letter) => IsLetterOfName(letter) || letter == ':';

    private static bool IsLetterOfName(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_';

    /// <summary>The routes that the deployment templates would write for a route of a function; <see langword="null"/> if it is not one.</summary>
    private static string? Suggest(string route)
    {
        if (!Array.TrueForAll(Segments(route), static segment => segment is ['{', _, .., '}'] || !segment.AsSpan().ContainsAny('{', '}')))
            return null;
        string[] keys = [.. ApiPaths.Of([route]).SelectMany(static path => path.Keys)];
        return Array.TrueForAll(keys, static key => Methods.Contains(key.Split(' ')[0])) ? string.Join(" and ", keys) : null;
    }
}
