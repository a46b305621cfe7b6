using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;

namespace Lambda.Runtime.Emulator.Gateways;

/// <summary>A REST API of API Gateway with proxy integrations.</summary>
/// <param name="settings">Its stage, its routes, and the types of bodies that are in base64 in events and responses.</param>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html</remarks>
internal sealed class RestApiGateway(GatewaySettings settings) : HttpGateway
{
    private const int MaxBody = 10 * 1024 * 1024;
    private const int MaxHead = 10 * 1024;
    private const string Json = "application/json";

    private readonly string _stage = settings.Stage ?? "prod";
    private readonly ApiRoutes? _routes = settings.Routes.Count == 0 ? null : new ApiRoutes(settings.Routes);

    public override string Name => "rest-api";

    public override string Description => "REST API";

    public override string Stage => _stage;

    public override bool RequiresStage => settings.RequiresStage;

    public override int MaxBodyBytes => MaxBody;

    public override TimeSpan? TimeLimit => TimeSpan.FromSeconds(29);

    public override JsonObject? CreateEvent(HttpEventRequest request, ApiRoutes? routes = null)
    {
        string path = StagePaths.Remove(_stage, request.Path);
        if (((_routes ?? routes) is { } all ? all.MatchByResource(request.Method, path) : ApiRoute.Proxy(path)) is not { } route)
            return null;
        HttpEventRequest received = request.Without(GatewayHeaders.IsDroppedFromRestRequest) with { Path = path };
        return HttpPayloadFormat1.RestApi(received, route, _stage, EventBody.Create(received, isText: !IsBinary(received.Find("Content-Type"))));
    }

    public override string? FindProblem(HttpEventRequest request) => HeadBytes(request) is > MaxHead and int bytes
        ? $"The request line and the headers have {bytes} bytes. The maximum of a REST API is {MaxHead}."
        : null;

    public override GatewayResponse Read(HttpEventRequest request, ReadOnlyMemory<byte> payload)
    {
        using var response = new ProxyResponse(payload);
        int status = response.ReadStatus();
        response.RequireOnly("statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded");
        KeyValuePair<string, string>[] sent = [.. MergedHeaders.Read(response, allowsScalars: false)];
        KeyValuePair<string, string>[] headers = GatewayHeaders.WithContentType(GatewayHeaders.FromRestApi(sent), Json);
        string contentType = headers.Last(static header => header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value;
        bool isDecoded = IsBinary(request.Find("Accept")) || IsBinary(contentType);
        GatewayNotice[] encoded = response.HasBase64 && !isDecoded ? [CreateNotice(contentType)] : [];
        return new GatewayResponse(status, headers, response.ReadBody(isDecoded)) { Notices = [.. encoded, .. FindOutsideStage(request, sent)] };
    }

    public override GatewayResponse Respond(GatewayProblem problem, string errorType, string message) => problem switch
    {
        GatewayProblem.TooSlow => Create(504, "Endpoint request timed out"),
        GatewayProblem.BodyTooLarge => Create(413, "Request Too Long"),
        GatewayProblem.HeadersTooLarge => Create(431, "Request Header Fields Too Large"),
        GatewayProblem.NoStage => GatewayResponse.Create(403, Json, """{"message":"Forbidden"}""", KeyValuePair.Create("x-amzn-ErrorType", "ForbiddenException")),
        GatewayProblem.BadRequest => Create(400, "Bad Request", "BadRequestException"),
        GatewayProblem.NotFound => Create(403, "Missing Authentication Token", "MissingAuthenticationTokenException"),
        _ => Create(502, "Internal server error", "InternalServerErrorException"),
    };

    public override IEnumerable<KeyValuePair<string, string>> OwnHeaders(HttpEventRequest request) =>
    [
        KeyValuePair.Create("x-amzn-RequestId", request.RequestId),
        KeyValuePair.Create("x-amz-apigw-id", request.ExtendedRequestId),
    ];

    private static GatewayResponse Create(int status, string message, string? errorType = null) => GatewayResponse.Create(
        status, Json, $$"""{"message": "{{message}}"}""", errorType is null ? [] : [KeyValuePair.Create("x-amzn-ErrorType", errorType)]);

    private GatewayNotice CreateNotice(string contentType) => new(
        $"base64 {contentType}",
        $"The client gets the body as base64 text, because {contentType} is not a binary media type of the REST API. Its binary media types: "
        + $"{string.Join(", ", settings.BinaryMediaTypes)}.");

    /// <summary>Whether the first media type of a header is a binary one. An API can list types, such as <c>image/png</c> and <c>image/*</c>, or all: <c>*/*</c>.</summary>
    private bool IsBinary(string? header)
    {
        string type = header?.Split(',', ';')[0].Trim() ?? "";
        return settings.BinaryMediaTypes.Any(binary => binary == "*/*" || binary.Equals(type, StringComparison.OrdinalIgnoreCase)
            || (binary.EndsWith("/*", StringComparison.Ordinal) && type.StartsWith(binary[..^1], StringComparison.OrdinalIgnoreCase)));
    }
}
