namespace Lambda.Runtime.Shared;

/// <summary>The paths that the routes of a function have in an API: a tree of segments.</summary>
/// <remarks>
/// The function chooses its route from the whole path, so paths of the API may be wider than its routes, and names of parameters may differ. API Gateway allows one
/// parameter below a segment, either one of a segment or one of the rest of the path:
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
/// This file is compiled into the build tasks, whose templates create the API, and into the emulator.
/// </remarks>
internal sealed class ApiPaths
{
    private readonly Dictionary<string, ApiPaths> _texts = new(StringComparer.Ordinal);
    private readonly List<string> _methods = [];
    private readonly List<string> _restMethods = [];
    private (string Name, ApiPaths Paths)? _parameter;
    private string? _rest;

    /// <summary>Returns the paths of routes, as they are written.</summary>
    public static IReadOnlyList<ApiPath> Of(IEnumerable<string> routes)
    {
        var root = new ApiPaths();
        foreach (string route in routes)
        {
            int space = route.IndexOf(' ');
            root.Add(route[..space].Replace("*", ApiPath.Any, StringComparison.Ordinal).Split(','), route[space..].Trim().Split('/', StringSplitOptions.RemoveEmptyEntries));
        }

        return [.. root.List("", [])];
    }

    private void Add(string[] methods, ReadOnlySpan<string> segments)
    {
        if (segments.IsEmpty)
        {
            Merge(_methods, methods);
            return;
        }

        (string name, bool isParameter, bool isRest, bool isOptional) = Read(segments[0]);
        if (isRest)
        {
            // The rest may be empty.
            Merge(_methods, methods);
            Merge(_restMethods, methods);
            _rest ??= name;
            return;
        }

        if (isOptional)
            Merge(_methods, methods);
        if (isParameter)
        {
            _parameter ??= (name, new ApiPaths());
            _parameter.Value.Paths.Add(methods, segments[1..]);
        }
        else
        {
            if (!_texts.TryGetValue(name, out ApiPaths? paths))
                _texts.Add(name, paths = new ApiPaths());
            paths.Add(methods, segments[1..]);
        }
    }

    private IEnumerable<ApiPath> List(string path, IReadOnlyList<string> parameters)
    {
        if (_methods.Count > 0)
            yield return new ApiPath(path.Length == 0 ? "/" : path, Reduce(_methods));
        foreach ((string text, ApiPaths paths) in _texts)
        {
            foreach (ApiPath child in paths.List($"{path}/{text}", parameters))
                yield return child;
        }

        if (_rest is not null)
        {
            // A path has each name once.
            string name = Unique(_rest, parameters);
            yield return new ApiPath($"{path}/{{{name}+}}", Reduce([.. _restMethods, .. _parameter?.Paths.AllMethods ?? []]));
        }
        else if (_parameter is { } parameter)
        {
            string name = Unique(parameter.Name, parameters);
            foreach (ApiPath child in parameter.Paths.List($"{path}/{{{name}}}", [.. parameters, name]))
                yield return child;
        }
    }

    private IEnumerable<string> AllMethods => [.. _methods, .. _restMethods, .. _texts.Values.SelectMany(static paths => paths.AllMethods), .. _parameter?.Paths.AllMethods ?? []];

    private static string Unique(string name, IReadOnlyList<string> parameters)
    {
        string unique = name;
        for (int i = 2; parameters.Contains(unique); i++)
            unique = $"{name}{i}";
        return unique;
    }

    private static void Merge(List<string> all, string[] methods) => all.AddRange(methods.Except(all));

    private static IReadOnlyList<string> Reduce(IEnumerable<string> methods) => methods.Contains(ApiPath.Any) ? [ApiPath.Any] : [.. methods.Distinct()];

    /// <summary>Reads a segment without its constraints. A text that a path of API Gateway cannot have becomes a parameter.</summary>
    private static (string Name, bool IsParameter, bool IsRest, bool IsOptional) Read(string segment)
    {
        if (segment[0] == '{')
        {
            string inner = segment[1..^1];
            string name = inner.TrimStart('*').TrimEnd('+', '?').Split(':')[0];
            return (ToName(name), true, inner[0] == '*' || inner[^1] == '+', inner[^1] == '?');
        }

        return segment.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or ':')
            ? (segment, false, false, false)
            : (ToName(segment), true, false, false);
    }

    private static string ToName(string name) => string.Concat(name.Select(static letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
}
