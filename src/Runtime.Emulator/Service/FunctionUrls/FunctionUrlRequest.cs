using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Emulator.Invocations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Lambda.Runtime.Emulator.Service.FunctionUrls;

/// <summary>Converts an HTTP request as function URLs do.</summary>
internal static class FunctionUrlRequest
{
    /// <param name="http">The request; its body is read separately.</param>
    /// <param name="prefix">The beginning of the path that addresses the function and is not part of the event.</param>
    /// <param name="invocation">The invocation, with its IDs.</param>
    /// <param name="now">The time of the request.</param>
    public static HttpEventRequest Read(HttpContext http, string prefix, InvocationRequest invocation, DateTimeOffset now)
    {
        (string path, string query) = ReadTarget(http);
        return new HttpEventRequest(http.Request.Method, path.Length > prefix.Length ? path[prefix.Length..] : "/", query)
        {
            Headers = ReadHeaders(http, invocation.TraceId),
            Cookies = [.. http.Request.Headers.Cookie.SelectMany(
                line => line!.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
            SourceIp = SourceIp(http),
            RequestId = invocation.RequestId,
            Time = now,
        };
    }

    /// <summary>The path and the query as they were sent, percent-encoded.</summary>
    public static (string Path, string Query) ReadTarget(HttpContext http)
    {
        string target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        // A request through a proxy has a whole URL, and OPTIONS may have an asterisk.
        if (!target.StartsWith('/'))
            target = http.Request.Path.ToUriComponent() + http.Request.QueryString.ToUriComponent();
        return target.IndexOf('?') is >= 0 and int mark ? (target[..mark], target[(mark + 1)..]) : (target, "");
    }

    private static SortedDictionary<string, string> ReadHeaders(HttpContext http, string? traceId)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, StringValues values) in http.Request.Headers)
        {
            if (!name.Equals("Cookie", StringComparison.OrdinalIgnoreCase))
                headers[name.ToLowerInvariant()] = string.Join(',', values.ToArray());
        }

        headers["x-amzn-trace-id"] = traceId ?? "";
        headers["x-forwarded-for"] = SourceIp(http);
        headers["x-forwarded-port"] = $"{http.Connection.LocalPort}";
        headers["x-forwarded-proto"] = http.Request.Scheme;
        return headers;
    }

    private static string SourceIp(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "127.0.0.1";
}
