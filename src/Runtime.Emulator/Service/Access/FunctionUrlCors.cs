using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.Access;

/// <summary>Implements CORS as Lambda does for a function URL whose configuration allows everything to an origin.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html#urls-cors</remarks>
internal static class FunctionUrlCors
{
    private const string PrivateNetwork = "Access-Control-Request-Private-Network";

    // OPTIONS, Origin: http://localhost:5173, Access-Control-Request-Method: PUT
    public static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.Origin.Count > 0 && request.Headers.AccessControlRequestMethod.Count > 0;

    // HTTP/1.1 204 No Content, Access-Control-Allow-Origin: http://localhost:5173, Access-Control-Allow-Methods: PUT, ...
    /// <summary>Responds to a preflight, which does not reach the function.</summary>
    public static Task WritePreflightAsync(HttpContext http, string origin)
    {
        IHeaderDictionary asked = http.Request.Headers, headers = http.Response.Headers;
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        Allow(headers, origin);
        headers.AccessControlAllowMethods = asked.AccessControlRequestMethod;
        if (asked.AccessControlRequestHeaders.Count > 0)
            headers.AccessControlAllowHeaders = asked.AccessControlRequestHeaders;
        if (asked.ContainsKey(PrivateNetwork))
            headers["Access-Control-Allow-Private-Network"] = "true";
        return Task.CompletedTask;
    }

    /// <summary>Invokes the function, and adds the headers that let the page read the response, unless the function sets its own.</summary>
    public static Task HandleAsync(HttpContext http, string origin, RequestDelegate next)
    {
        if (http.Request.Headers.Origin.Count > 0)
        {
            http.Response.OnStarting(() =>
            {
                IHeaderDictionary headers = http.Response.Headers;
                // A second value in addition to the function's would be an error for the browser.
                if (headers.AccessControlAllowOrigin.Count > 0)
                    return Task.CompletedTask;

                string names = string.Join(", ", headers.Keys);
                Allow(headers, origin);
                headers.AccessControlExposeHeaders = names;
                return Task.CompletedTask;
            });
        }

        return next(http);
    }

    private static void Allow(IHeaderDictionary headers, string origin)
    {
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlAllowCredentials = "true";
        headers.Append("Vary", "Origin");
    }
}
