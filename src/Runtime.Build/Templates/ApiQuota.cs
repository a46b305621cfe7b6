using Lambda.Runtime.Build.Errors;
using Lambda.Runtime.Build.Settings;

namespace Lambda.Runtime.Build.Templates;

/// <summary>The default quota of Amazon API Gateway for the routes of an HTTP API, and for the resources of a REST API, which are the segments of all paths.</summary>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html</remarks>
internal static class ApiQuota
{
    private const int Quota = 300;

    /// <summary>Returns an error if the routes of a function are more than an API has by default.</summary>
    public static BuildError? Check(DeployedHandler handler, HttpSettings http)
    {
        (int count, string unit) = HttpService.Find(http.Target) is RestApi
            ? (ApiPaths.Of(handler.Routes).SelectMany(static route => Parents(route.Path)).Distinct(StringComparer.Ordinal).Count(), "resources")
            : (HttpApi.PathsOf(handler, http).Sum(static route => route.Methods.Count), "routes");
        return count > Quota ? BuildErrors.MoreRoutesThanQuota(http.Target.Noun, count, unit, Quota) : null;
    }

    /// <summary>The paths from <c>/</c> to this one.</summary>
    private static IEnumerable<string> Parents(string path)
    {
        yield return "/";
        for (int end = path.IndexOf('/', 1); end > 0; end = path.IndexOf('/', end + 1))
            yield return path[..end];
        yield return path;
    }
}
