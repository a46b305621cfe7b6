using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;

namespace Lambda.Runtime.Emulator.Gateways;

/// <summary>An Application Load Balancer.</summary>
/// <param name="isMultiValue">Whether the target group has multi-value headers.</param>
/// <remarks>https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html</remarks>
internal sealed class AlbGateway(bool isMultiValue) : HttpGateway
{
    private const int MaxBody = 1024 * 1024;
    private const int MaxResponse = 1024 * 1024;
    private const int MaxLine = 16 * 1024;
    private const int MaxHead = 64 * 1024;
    private const int MaxResponseHead = 32 * 1024;

    public override string Name => isMultiValue ? "alb-multi" : "alb";

    public override string Description => isMultiValue ? "load balancer with multi-value headers" : "load balancer";

    public override int MaxBodyBytes => MaxBody;

    public override JsonObject CreateEvent(HttpEventRequest request, ApiRoutes? routes = null) => AlbPayload.Create(request, isMultiValue);

    public override string? FindProblem(HttpEventRequest request)
    {
        int line = request.Method.Length + request.Path.Length + request.Query.Length;
        if (line > MaxLine)
            return $"The request line has {line} bytes. The maximum of a load balancer is {MaxLine}.";
        foreach ((string name, string value) in request.Headers)
        {
            if (name.Length + value.Length > MaxLine)
                return $"The header '{name}' has {name.Length + value.Length} bytes. The maximum of a load balancer is {MaxLine}.";
        }

        return HeadBytes(request) is > MaxHead and int bytes ? $"The headers have {bytes} bytes. The maximum of a load balancer is {MaxHead}." : null;
    }

    public override GatewayResponse Read(HttpEventRequest request, ReadOnlyMemory<byte> payload)
    {
        if (payload.Length > MaxResponse)
            throw new FormatException($"it has {payload.Length} bytes of JSON; the maximum of a load balancer is {MaxResponse}{Base64Limit.Describe(MaxResponse)}");
        using var response = new ProxyResponse(payload);
        int status = response.ReadStatus();
        response.RequireBodyIsNotNull();

        // Only the member of the target group's mode counts.
        KeyValuePair<string, string>[] sent = [.. isMultiValue ? response.ReadMultiValueHeaders() : response.ReadHeaders(allowsScalars: true)];
        KeyValuePair<string, string>[] headers = [.. GatewayHeaders.WithoutHopByHop(sent)];
        int bytes = headers.Sum(static header => header.Key.Length + header.Value.Length);
        return bytes <= MaxResponseHead
            ? new GatewayResponse(status, headers, response.ReadBody(allowsLineBreaks: false)) { Notices = [.. response.FindLostHeaders(sent, WithArticle)] }
            : throw new FormatException($"its headers have {bytes} bytes; the maximum of a load balancer is {MaxResponseHead}");
    }

    public override GatewayResponse Respond(GatewayProblem problem, string errorType, string message)
    {
        (int status, string text) = problem switch
        {
            GatewayProblem.BodyTooLarge => (413, "Request Entity Too Large"),
            GatewayProblem.HeadersTooLarge or GatewayProblem.BadRequest => (400, "Bad Request"),
            GatewayProblem.NotFound => (503, "Service Temporarily Unavailable"),
            _ => (502, "Bad Gateway"),
        };
        return GatewayResponse.Create(status, "text/html", $"""
            <html>
            <head><title>{status} {text}</title></head>
            <body>
            <center><h1>{status} {text}</h1></center>
            </body>
            </html>

            """.ReplaceLineEndings("\r\n"));
    }

    public override IEnumerable<KeyValuePair<string, string>> OwnHeaders(HttpEventRequest request) => [KeyValuePair.Create("Server", "awselb/2.0")];
}
