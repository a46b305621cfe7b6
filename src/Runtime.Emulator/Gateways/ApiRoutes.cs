using Lambda.Runtime.Emulator.Events;

namespace Lambda.Runtime.Emulator.Gateways;

/// <summary>The routes of an API of API Gateway: <c>GET /orders/{id}</c>, <c>ANY /files/{name+}</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html</remarks>
internal sealed class ApiRoutes
{
    private readonly Route[] _routes;

    /// <param name="routes">The routes, each valid.</param>
    public ApiRoutes(IEnumerable<string> routes) => _routes =
        [.. routes.Select(Parse).OrderBy(static route => route.Rank, StringComparer.Ordinal).ThenBy(static route => route.Verb == Route.Any)];

    /// <summary>Returns the routes that an API has with <c>LambdaHttpRoutes=each</c>, as the deployment templates create them.</summary>
    /// <param name="routes">The routes of the function, as they are written.</param>
    /// <param name="takesPreflights">Whether each path takes preflights in addition, because the function responds to them.</param>
    public static ApiRoutes FromFunction(IEnumerable<string> routes, bool takesPreflights) => new(
        ApiPaths.Of(routes).SelectMany(path => takesPreflights ? path.Keys.Append($"OPTIONS {path.Path}").Distinct() : path.Keys));

    /// <summary>Finds the route of a request to an HTTP API: of those with its method, the most specific one.</summary>
    public ApiRoute? MatchByMethod(string method, string path) =>
        _routes.Where(route => route.Takes(method)).Select(route => route.Match(path)).FirstOrDefault(static found => found is not null);

    /// <summary>Finds the resource of a request to a REST API, the most specific one, and its method.</summary>
    /// <remarks>A slash at the end of the path does not count, unlike for an HTTP API.</remarks>
    public ApiRoute? MatchByResource(string method, string path)
    {
        string resource = path is [_, .., '/'] ? path[..^1] : path;
        if (Array.Find(_routes, route => route.Match(resource) is not null) is not { } first)
            return null;
        // The parameter for the rest of the path keeps the slash.
        return Array.Find(_routes, route => route.Path == first.Path && route.Takes(method))?.Match(ApiRouteRules.IsGreedy(first.Path) ? path : resource);
    }

    private static Route Parse(string route) => new(route.Split(' ')[0], route.Split(' ')[1]);

    private sealed record Route(string Verb, string Path)
    {
        public const string Any = "ANY";

        private string[] Segments { get; } = Path[1..].Split('/');

        /// <summary>Text comes before a parameter, and a parameter before one for the rest of the path.</summary>
        public string Rank => string.Concat(Segments.Select(static segment => ApiRouteRules.IsGreedy(segment) ? '2' : segment.StartsWith('{') ? '1' : '0'));

        public bool Takes(string method) => Verb == Any || Verb == method;

        public ApiRoute? Match(string path)
        {
            string[] given = path[1..].Split('/');
            if (given.Length < Segments.Length || (given.Length > Segments.Length && !ApiRouteRules.IsGreedy(Segments[^1])))
                return null;
            var parameters = new List<KeyValuePair<string, string>>();
            for (int i = 0; i < Segments.Length; i++)
            {
                string segment = Segments[i];
                string value = ApiRouteRules.IsGreedy(segment) ? string.Join('/', given[i..]) : given[i];
                if (!segment.StartsWith('{'))
                {
                    if (Uri.UnescapeDataString(value) != segment)
                        return null;
                }
                else if (value.Length == 0)
                {
                    return null;
                }
                else
                {
                    parameters.Add(KeyValuePair.Create(segment[1..^1].TrimEnd('+'), value));
                }
            }

            return new ApiRoute(Verb, Path, parameters);
        }
    }
}
