using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Emulator.Gateways;

namespace Lambda.Runtime.Testing;

/// <summary>What <see cref="LambdaFunction.CreateHttpClient(HttpShape, LambdaHttpClientOptions)"/> emulates, and how the client behaves.</summary>
public sealed record LambdaHttpClientOptions
{
    /// <summary>The stage of an API; by default <c>$default</c> for an HTTP API, and <c>prod</c> for a REST API. Function URLs and load balancers have none.</summary>
    /// <remarks>
    /// With a stage other than <c>$default</c>, the client calls the domain of the API itself: its <see cref="HttpClient.BaseAddress"/> ends with the stage, paths without a
    /// slash at the start, such as <c>orders/7</c>, are below it, and other paths get 403 from a REST API and 404 from an HTTP API. Without it, or with a
    /// <see cref="BaseAddress"/>, the client calls a custom domain name, where paths have no stage.
    /// </remarks>
    public string? Stage { get; init; }

    /// <summary>The routes of an API, in the syntax of API Gateway, such as <c>GET /orders/{id}</c> and <c>ANY /files/{name+}</c>; by default, one takes all requests.</summary>
    /// <example>
    /// <code>
    /// var options = new LambdaHttpClientOptions { Routes = ["GET /orders/{id}", "POST /orders"] };
    /// </code>
    /// </example>
    public IReadOnlyList<string> Routes { get; init; } = [];

    /// <summary>The binary media types of a REST API; by default all, <c>*/*</c>, as in the deployment templates.</summary>
    public IReadOnlyList<string> BinaryMediaTypes { get; init; } = ["*/*"];

    /// <summary>
    /// The address of the client; by default one like those that the service assigns, or for a REST API without a <see cref="Stage"/>, that of a custom domain name.
    /// </summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>Whether the client follows redirects to the same host, as <see cref="HttpClientHandler.AllowAutoRedirect"/>.</summary>
    public bool AllowAutoRedirect { get; init; } = true;

    /// <summary>Whether the client keeps cookies and sends them, as <see cref="HttpClientHandler.UseCookies"/>.</summary>
    public bool UseCookies { get; init; } = true;

    private bool HasOwnDomain => BaseAddress is null && Stage is not null and not HttpPayloadFormat2.DefaultStage;

    internal Uri FindAddress(HttpShape shape) => BaseAddress ?? new Uri(shape switch
    {
        HttpShape.FunctionUrl => "https://r3pmxmplak.lambda-url.us-east-1.on.aws",
        HttpShape.Alb or HttpShape.AlbMultiValue => "https://orders-123578498.us-east-1.elb.amazonaws.com",
        // A path without a stage is not one of the domain of a REST API.
        HttpShape.RestApi when !HasOwnDomain => "https://api.example.com",
        _ => $"https://r3pmxmplak.execute-api.us-east-1.amazonaws.com/{(HasOwnDomain ? $"{Stage}/" : "")}",
    });

    internal HttpGateway CreateGateway(HttpShape shape)
    {
        if (!Enum.IsDefined(shape))
            throw new ArgumentException($"{shape} is not a {nameof(HttpShape)}.", nameof(shape));
        var kind = (GatewayKind)shape;
        var settings = new GatewaySettings { Stage = Stage, RequiresStage = HasOwnDomain, BinaryMediaTypes = BinaryMediaTypes, Routes = Routes };
        if (settings.FindProblemOfStage(kind) is { } stage)
            throw new ArgumentException($"{nameof(Stage)} {stage}.");
        return settings.FindProblemOfRoutes(kind) is { } route ? throw new ArgumentException($"An element of {nameof(Routes)} {route}.") : HttpGateway.Create(kind, settings);
    }
}
