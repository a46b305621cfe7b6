using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Emulator.Invocations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Lambda.Runtime.Emulator.Service.Gateways;

/// <summary>Reads HTTP requests as services do, with the headers that they add.</summary>
internal static class GatewayRequest
{
    private const string ForwardedFor = "X-Forwarded-For";
    private const string ForwardedPort = "X-Forwarded-Port";
    private const string ForwardedProto = "X-Forwarded-Proto";

    /// <param name="http">The request.</param>
    /// <param name="body">Its body.</param>
    /// <param name="prefix">The beginning of the path that addresses the function and is not part of the event.</param>
    /// <param name="invocation">The invocation, with its IDs.</param>
    /// <param name="now">The time of the request.</param>
    public static HttpEventRequest Read(HttpContext http, ReadOnlyMemory<byte> body, string prefix, InvocationRequest invocation, DateTimeOffset now)
    {
        (string path, string query) = ReadTarget(http);
        return new HttpEventRequest(http.Request.Method, path.Length > prefix.Length ? path[prefix.Length..] : "/", query)
        {
            Headers = [.. ReadHeaders(http, invocation.TraceId)],
            Body = body,
            SourceIp = SourceIp(http),
            RequestId = invocation.RequestId,
            Time = now,
        };
    }

    /// <summary>Describes the request as its client sent it.</summary>
    public static ReceivedHttpRequest Describe(HttpContext http, ReadOnlyMemory<byte> body)
    {
        (string path, string query) = ReadTarget(http);
        return new ReceivedHttpRequest(
            http.Request.Method, query.Length == 0 ? path : $"{path}?{query}",
            [.. http.Request.Headers.SelectMany(static header => header.Value.Select(value => KeyValuePair.Create(header.Key, value ?? "")))], body);
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

    private static IEnumerable<KeyValuePair<string, string>> ReadHeaders(HttpContext http, string? traceId)
    {
        foreach ((string name, StringValues values) in http.Request.Headers)
        {
            if (IsAdded(name))
                continue;
            foreach (string? value in values)
                yield return KeyValuePair.Create(name, value ?? "");
        }

        yield return KeyValuePair.Create(ServiceHeaders.TraceId, traceId ?? "");
        // The addresses of proxies before the service.
        StringValues before = http.Request.Headers[ForwardedFor];
        yield return KeyValuePair.Create(ForwardedFor, string.Join(", ", [.. before, SourceIp(http)]));
        yield return KeyValuePair.Create(ForwardedPort, $"{http.Connection.LocalPort}");
        yield return KeyValuePair.Create(ForwardedProto, http.Request.Scheme);
    }

    private static bool IsAdded(string name) =>
        new[] { ServiceHeaders.TraceId, ForwardedFor, ForwardedPort, ForwardedProto }.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string SourceIp(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "127.0.0.1";
}
