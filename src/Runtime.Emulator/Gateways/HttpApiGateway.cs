using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;

namespace Lambda.Runtime.Emulator.Gateways;

/// <summary>An HTTP API of API Gateway.</summary>
/// <param name="settings">Its stage, which is in front of the path of events, except for <c>$default</c>, and its routes.</param>
/// <param name="isVersion1">Whether events and responses have the payload format 1.0.</param>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html</remarks>
internal sealed class HttpApiGateway(GatewaySettings settings, bool isVersion1) : HttpGateway
{
    private const int MaxBody = 10 * 1024 * 1024;
    private const int MaxHead = 10 * 1024;
    private const string Text = "text/plain; charset=utf-8";

    private readonly string _stage = settings.Stage ?? HttpPayloadFormat2.DefaultStage;
    private readonly ApiRoutes? _routes = settings.Routes.Count == 0 ? null : new ApiRoutes(settings.Routes);

    public override string Name => isVersion1 ? "http-api-v1" : "http-api";

    public override string Description => isVersion1 ? "HTTP API with payload format 1.0" : "HTTP API";

    public override string Stage => _stage;

    public override bool RequiresStage => settings.RequiresStage && StageOfPaths is not null;

    public override int MaxBodyBytes => MaxBody;

    public override TimeSpan? TimeLimit => TimeSpan.FromSeconds(30);

    public override int? PreflightStatus => 204;

    public override bool ReplacesCors => true;

    public override JsonObject? CreateEvent(HttpEventRequest request, ApiRoutes? routes = null)
    {
        string path = StageOfPaths is null ? request.Path : StagePaths.Remove(_stage, request.Path);
        if (((_routes ?? routes) is { } all ? all.MatchByMethod(request.Method, path) : ApiRoute.Default) is not { } route)
            return null;
        HttpEventRequest received = request.Without(GatewayHeaders.IsHopByHop).WithDefault("Content-Length", $"{request.Body.Length}");
        if (request.Body.IsEmpty)
            received = received.WithDefault("Content-Type", Text);
        if (StageOfPaths is not null)
            received = received with { Path = $"/{_stage}{path}" };
        return isVersion1 ? HttpPayloadFormat1.HttpApi(received, route, _stage) : HttpPayloadFormat2.HttpApi(received, route, _stage);
    }

    public override string? FindProblem(HttpEventRequest request) => HeadBytes(request) is > MaxHead and int bytes
        ? $"The request line and the headers have {bytes} bytes. The maximum of an HTTP API is {MaxHead}."
        : null;

    public override GatewayResponse Read(HttpEventRequest request, ReadOnlyMemory<byte> payload)
    {
        using var response = new ProxyResponse(payload);
        if (!isVersion1 && !response.HasStatus)
            return response.Infer();
        int status = response.ReadStatus();
        KeyValuePair<string, string>[] headers = isVersion1
            ? [.. MergedHeaders.Read(response, allowsScalars: true)]
            : [.. response.ReadHeaders(allowsScalars: true), .. response.ReadCookies()];
        return new GatewayResponse(status, GatewayHeaders.WithContentType(GatewayHeaders.WithoutHopByHop(headers), Text), response.ReadBody())
        {
            Notices = [.. response.FindLostHeaders(headers, WithArticle), .. FindOutsideStage(request, headers)],
        };
    }

    public override GatewayResponse Respond(GatewayProblem problem, string errorType, string message)
    {
        (int status, string text) = problem switch
        {
            GatewayProblem.TooSlow => (503, "Service Unavailable"),
            GatewayProblem.BodyTooLarge => (413, "Request Entity Too Large"),
            GatewayProblem.HeadersTooLarge => (431, "Request Header Fields Too Large"),
            GatewayProblem.BadRequest => (400, "Bad Request"),
            GatewayProblem.NotFound or GatewayProblem.NoStage => (404, "Not Found"),
            _ => (500, "Internal Server Error"),
        };
        return GatewayResponse.Create(status, "application/json", $$"""{"message":"{{text}}"}""");
    }

    public override IEnumerable<KeyValuePair<string, string>> OwnHeaders(HttpEventRequest request) => [KeyValuePair.Create("Apigw-Requestid", request.RequestId)];
}
