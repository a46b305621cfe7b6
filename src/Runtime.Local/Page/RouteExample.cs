using System.Globalization;

namespace Lambda.Runtime.Local.Page;

/// <summary>A request to a route of a function or an API, with an example for each parameter: <c>GET /orders/1</c> for <c>GET /orders/{id:int}</c>.</summary>
/// <param name="Route">The route.</param>
/// <param name="Method">The first of its methods; GET if it takes all.</param>
/// <param name="Path">The path, percent-encoded.</param>
internal sealed record RouteExample(string Route, string Method, string Path)
{
    /// <summary>Whether the request only reads.</summary>
    public bool Reads => Method is "GET" or "HEAD";

    /// <summary>Creates the examples of routes. The first one reaches the function, only reads and needs no value, if there is such a route.</summary>
    /// <param name="routes">The routes.</param>
    /// <param name="reaches">Whether a service has a route for a request of a method and a path.</param>
    public static IReadOnlyList<RouteExample> Create(IEnumerable<string> routes, Func<string, string, bool> reaches) =>
    [
        .. routes.Select(From).OrderBy(example => !reaches(example.Method, example.Path)).ThenBy(static example => !example.Reads)
            .ThenBy(static example => example.Reads && example.Route.Contains('{', StringComparison.Ordinal)),
    ];

    private static RouteExample From(string route)
    {
        (string verbs, string path) = route.Split(' ', 2) is [var first, var second] ? (first, second) : ("GET", route);
        string verb = verbs.Split(',')[0];
        string[] segments = [.. path.Split('/').Skip(1).Where(static segment => !segment.EndsWith("?}", StringComparison.Ordinal)).Select(CreateSegment)];
        return new RouteExample(route, verb is "*" or "ANY" ? "GET" : verb, $"/{string.Join('/', segments)}");
    }

    private static string CreateSegment(string segment)
    {
        if (segment is not ['{', .., '}'])
            return Uri.EscapeDataString(segment);
        string content = segment[1..^1];
        if (content.StartsWith('*') || content.EndsWith('+'))
            return "a/b";
        string[] parts = content.Split(':');
        return CreateValue(parts[0], parts[1..]);
    }

    private static string CreateValue(string name, string[] constraints)
    {
        (string Kind, string[] Arguments)[] parsed = [.. constraints.Select(Parse)];
        decimal? min = Find("min", 0) ?? Find("range", 0), max = Find("max", 0) ?? Find("range", 1);
        if (Has("int") || Has("long") || Has("decimal") || Has("double") || min is not null || max is not null)
            return Math.Min(Math.Max(1, min ?? 1), max ?? decimal.MaxValue).ToString(CultureInfo.InvariantCulture);
        if (Has("guid"))
            return "8476a536-e9f4-11e8-9739-2dfe598c3fcd";
        if (Has("bool"))
            return "true";
        if (Has("datetime"))
            return "2026-11-30";

        int shortest = (int)(Find("length", 0) ?? Find("minlength", 0) ?? 0);
        int longest = (int)(Find("length", 1) ?? Find("length", 0) ?? Find("maxlength", 0) ?? 100);
        string text = !Has("alpha") && shortest <= 1 && name.EndsWith("id", StringComparison.OrdinalIgnoreCase) ? "1" : "example";
        return text.PadRight(Math.Min(shortest, 100), 'x')[..Math.Min(Math.Max(text.Length, Math.Min(shortest, 100)), Math.Max(longest, 1))];

        bool Has(string kind) => parsed.Any(each => each.Kind == kind);

        decimal? Find(string kind, int argument) =>
            parsed.FirstOrDefault(each => each.Kind == kind).Arguments is { } arguments && arguments.Length > argument
            && decimal.TryParse(arguments[argument], NumberStyles.Number, CultureInfo.InvariantCulture, out decimal value) ? value : null;
    }

    // range(1,9)
    private static (string Kind, string[] Arguments) Parse(string constraint)
    {
        int open = constraint.IndexOf('(', StringComparison.Ordinal);
        return open < 0 ? (constraint, []) : (constraint[..open], constraint[(open + 1)..].TrimEnd(')').Split(','));
    }
}
