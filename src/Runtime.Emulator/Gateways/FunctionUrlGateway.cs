using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Emulator.Json;

namespace Lambda.Runtime.Emulator.Gateways;

/// <summary>A function URL.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html</remarks>
internal sealed class FunctionUrlGateway : HttpGateway
{
    private const int MaxBody = 6 * 1024 * 1024;

    public override string Name => "function-url";

    public override string Description => "function URL";

    public override int MaxBodyBytes => MaxBody;

    public override bool CanStream => true;

    public override int? PreflightStatus => 200;

    public override JsonObject CreateEvent(HttpEventRequest request, ApiRoutes? routes = null) => HttpPayloadFormat2.FunctionUrl(request);

    public override string? FindProblem(HttpEventRequest request) => null;

    public override GatewayResponse Read(HttpEventRequest request, ReadOnlyMemory<byte> payload)
    {
        using var response = new ProxyResponse(payload);
        if (!response.HasStatus)
            return response.Infer();
        KeyValuePair<string, string>[] headers = [.. response.ReadHeaders(allowsScalars: true)], cookies = [.. response.ReadCookies()];
        return new GatewayResponse(
            response.ReadStatus(), [.. GatewayHeaders.WithContentType(GatewayHeaders.FromFunctionUrl(headers), "application/json"), .. cookies], response.ReadBody())
        {
            Notices = [.. response.FindLostHeaders([.. headers, .. cookies], WithArticle)],
        };
    }

    public override GatewayResponse ReadHead(string? contentType, HttpResponsePrelude? prelude)
    {
        const string OctetStream = "application/octet-stream";
        if (prelude is null)
            return new GatewayResponse(200, [KeyValuePair.Create("Content-Type", contentType ?? OctetStream)], default);
        if (prelude.StatusCode < 200)
            throw new FormatException($"its statusCode is {prelude.StatusCode}, expected 200 to 599");

        // A name in both maps has the values of the second.
        IEnumerable<KeyValuePair<string, string>> headers = prelude.Headers.Where(header => !prelude.MultiValueHeaders.ContainsKey(header.Key))
            .Concat(prelude.MultiValueHeaders.SelectMany(static header => header.Value.Select(value => KeyValuePair.Create(header.Key, value))));
        return new GatewayResponse(
            prelude.StatusCode,
            [
                .. GatewayHeaders.WithContentType(GatewayHeaders.FromFunctionUrl(headers), OctetStream),
                .. prelude.Cookies.Select(static cookie => KeyValuePair.Create("Set-Cookie", cookie)),
            ],
            default);
    }

    /// <summary>The response has more details than that of the service, for developers.</summary>
    public override GatewayResponse Respond(GatewayProblem problem, string errorType, string message)
    {
        (int status, string text) = problem switch
        {
            GatewayProblem.BodyTooLarge => (413, "Request Entity Too Large"),
            GatewayProblem.BadRequest => (400, "Bad Request"),
            GatewayProblem.NotFound => (404, "Not Found"),
            _ => (502, "Internal Server Error"),
        };
        byte[] body = status == 502
            ? ReflectionJson.SerializeToUtf8Bytes(new { message = text, errorType, errorMessage = message })
            : ReflectionJson.SerializeToUtf8Bytes(new { message = text, errorMessage = message });
        return new GatewayResponse(status, [KeyValuePair.Create("Content-Type", "application/json")], body);
    }

    public override IEnumerable<KeyValuePair<string, string>> OwnHeaders(HttpEventRequest request) => [KeyValuePair.Create("x-amzn-RequestId", request.RequestId)];
}
