namespace Lambda.Runtime.Build.Settings;

/// <summary>A service that <c>LambdaHttp</c> can name: it sends HTTP requests to the function.</summary>
/// <param name="Name">The value of the setting.</param>
/// <param name="Noun">The service for messages.</param>
internal sealed record HttpTarget(string Name, string Noun)
{
    public static IReadOnlyList<HttpTarget> All { get; } =
    [
        new("function-url", "a function URL") { NoRoutes = "a function URL has no routes and sends all requests to the function" },
        new("http-api", "an HTTP API") { DefaultStage = "$default" },
        new("http-api-v1", "an HTTP API") { DefaultStage = "$default" },
        new("rest-api", "a REST API") { DefaultStage = "prod", HasBinaryMediaTypes = true },
        new("alb", "a load balancer") { NoRoutes = RulesOfLoadBalancers, IsAlwaysPublic = true },
        new("alb-multi", "a load balancer") { NoRoutes = RulesOfLoadBalancers, IsAlwaysPublic = true },
    ];

    private const string RulesOfLoadBalancers = "the rules of a load balancer have patterns with wildcards instead of routes";

    /// <summary>The stage if <c>LambdaHttpStage</c> is not set; <see langword="null"/> if the service has no stages.</summary>
    public string? DefaultStage { get; private init; }

    /// <summary>Why each route of the function cannot be one of the service; <see langword="null"/> if it can.</summary>
    public string? NoRoutes { get; private init; }

    /// <summary>Whether the service has a list of content types whose bodies are bytes.</summary>
    public bool HasBinaryMediaTypes { get; private init; }

    /// <summary>Whether the service cannot check signatures of IAM.</summary>
    public bool IsAlwaysPublic { get; private init; }

    public static HttpTarget? Find(string name) => All.FirstOrDefault(target => target.Name == name);
}
