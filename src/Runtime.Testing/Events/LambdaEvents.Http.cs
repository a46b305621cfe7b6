using System.Text;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Testing.Events;

namespace Lambda.Runtime.Testing;

public static partial class LambdaEvents
{
    private const string ApiHost = "r3pmxmplak.execute-api.us-east-1.amazonaws.com";
    private const string LatticeHost = "orders-0a40eebed65f8d69c.7d67968.vpc-lattice-svcs.us-east-1.on.aws";

    /// <summary>A request to a function URL: payload format 2.0.</summary>
    /// <param name="method">The method, such as <c>GET</c>.</param>
    /// <param name="pathAndQuery">The path and query, percent-encoded: <c>/orders/7?expand=lines</c>.</param>
    /// <param name="body">The body, if any: as text, or in base64 if the header <c>Content-Type</c> is not a text type. The content type is JSON unless set.</param>
    /// <param name="headers">Headers in addition to those of a browser, which they override. The event has a separate member for <c>Cookie</c>.</param>
    public static JsonObject FunctionUrl(
        string method, string pathAndQuery, string? body = null, IReadOnlyDictionary<string, string>? headers = null) =>
        HttpPayloadFormat2.FunctionUrl(Request(method, pathAndQuery, body, headers, "r3pmxmplak.lambda-url.us-east-1.on.aws"));

    /// <summary>A request to an HTTP API, on its <c>$default</c> route: payload format 2.0.</summary>
    /// <inheritdoc cref="FunctionUrl"/>
    /// <example>
    /// <code>
    /// await using LambdaFunction function = await LambdaFunction.StartAsync&lt;Order>();
    /// InvocationOutcome outcome = await function.InvokeAsync(LambdaEvents.HttpApi("POST", "/orders", """{"id":"1","count":2}"""));
    /// </code>
    /// </example>
    public static JsonObject HttpApi(
        string method, string pathAndQuery, string? body = null, IReadOnlyDictionary<string, string>? headers = null) =>
        HttpPayloadFormat2.HttpApi(Request(method, pathAndQuery, body, headers, ApiHost), ApiRoute.Default, HttpPayloadFormat2.DefaultStage);

    /// <summary>A request to a REST API, on its resource <c>/{proxy+}</c> or <c>/</c> in the stage <c>prod</c>: payload format 1.0.</summary>
    /// <inheritdoc cref="FunctionUrl"/>
    public static JsonObject RestApi(
        string method, string pathAndQuery, string? body = null, IReadOnlyDictionary<string, string>? headers = null) =>
        RestApi(Request(method, pathAndQuery, body, headers, ApiHost));

    /// <summary>A request to an Application Load Balancer.</summary>
    /// <param name="method">The method, such as <c>GET</c>.</param>
    /// <param name="pathAndQuery">The path and query, percent-encoded: <c>/orders/7?expand=lines</c>.</param>
    /// <param name="body">The body, if any: as text, or in base64 if a load balancer sends its <c>Content-Type</c> so. The content type is JSON unless set.</param>
    /// <param name="headers">Headers in addition to those of a browser, which they override.</param>
    /// <param name="multiValue">Whether the target group has multi-value headers, and the event all values of headers and of query parameters.</param>
    public static JsonObject Alb(
        string method, string pathAndQuery, string? body = null, IReadOnlyDictionary<string, string>? headers = null, bool multiValue = false) =>
        AlbPayload.Create(Request(method, pathAndQuery, body, headers, "orders-123578498.us-east-1.elb.amazonaws.com"), multiValue);

    /// <summary>A request to a VPC Lattice service, whose target group has the event structure version <c>V2</c>.</summary>
    /// <param name="method">The method, such as <c>GET</c>.</param>
    /// <param name="pathAndQuery">The path and query, percent-encoded: <c>/orders/7?expand=lines</c>.</param>
    /// <param name="body">The body, if any: as text, or in base64 if VPC Lattice sends its <c>Content-Type</c> so. The content type is JSON unless set.</param>
    /// <param name="headers">Headers in addition to those of a browser, which they override.</param>
    public static JsonObject VpcLattice(
        string method, string pathAndQuery, string? body = null, IReadOnlyDictionary<string, string>? headers = null) =>
        VpcLatticePayload.CreateV2(Request(method, pathAndQuery, body, headers, LatticeHost));

    /// <summary>A request to a VPC Lattice service, whose target group has the event structure version <c>V1</c>.</summary>
    /// <inheritdoc cref="VpcLattice"/>
    public static JsonObject VpcLatticeV1(
        string method, string pathAndQuery, string? body = null, IReadOnlyDictionary<string, string>? headers = null) =>
        VpcLatticePayload.CreateV1(Request(method, pathAndQuery, body, headers, LatticeHost));

    private static JsonObject RestApi(HttpEventRequest request) =>
        HttpPayloadFormat1.RestApi(request, ApiRoute.Proxy(request.Path), "prod", EventBody.ByType(request));

    private static HttpEventRequest Request(
        string method, string pathAndQuery, string? body, IReadOnlyDictionary<string, string>? headers, string host)
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        ArgumentNullException.ThrowIfNull(pathAndQuery);
        if (!pathAndQuery.StartsWith('/'))
            throw new ArgumentException($"The path is '{pathAndQuery}'. Expected a path that begins with a slash.", nameof(pathAndQuery));

        string[] target = pathAndQuery.Split('?', 2);
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["accept"] = "*/*",
            ["host"] = host,
            ["user-agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            ["x-amzn-trace-id"] = "Root=1-695733c5-4f2c1d3e5a6b7c8d9e0f1a2b",
            ["x-forwarded-for"] = "203.0.113.10",
            ["x-forwarded-port"] = "443",
            ["x-forwarded-proto"] = "https",
        };
        if (body is not null)
        {
            all["content-length"] = $"{Encoding.UTF8.GetByteCount(body)}";
            all["content-type"] = "application/json";
        }

        foreach ((string name, string value) in headers ?? new Dictionary<string, string>())
            all[name.ToLowerInvariant()] = value;
        return new HttpEventRequest(method, target[0], target.Length == 2 ? target[1] : "")
        {
            Headers = [.. all],
            Body = Encoding.UTF8.GetBytes(body ?? ""),
            RequestId = Id(0),
        };
    }
}
