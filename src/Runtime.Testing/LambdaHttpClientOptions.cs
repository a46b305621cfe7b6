using Lambda.Runtime.Emulator.Gateways;

namespace Lambda.Runtime.Testing;

/// <summary>What <see cref="LambdaFunction.CreateHttpClient(HttpShape, LambdaHttpClientOptions)"/> emulates, and how the client behaves.</summary>
public sealed record LambdaHttpClientOptions
{
    /// <summary>The stage of an API; by default <c>$default</c> for an HTTP API, and <c>prod</c> for a REST API. Function URLs and load balancers have none.</summary>
    /// <remarks>Paths may begin with it, as in the URLs of the API itself, or not, as with a custom domain name.</remarks>
    public string? Stage { get; init; }

    /// <summary>The routes of an API, such as <c>GET /orders/{id}</c> and <c>ANY /files/{name+}</c>; by default, one takes all requests.</summary>
    public IReadOnlyList<string> Routes { get; init; } = [];

    /// <summary>The binary media types of a REST API; by default all, <c>*/*</c>, as in the deployment templates.</summary>
    public IReadOnlyList<string> BinaryMediaTypes { get; init; } = ["*/*"];

    /// <summary>The address of the client; by default one like those that the service assigns.</summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>Whether the client follows redirects to the same host, as <see cref="HttpClientHandler.AllowAutoRedirect"/>.</summary>
    public bool AllowAutoRedirect { get; init; } = true;

    /// <summary>Whether the client keeps cookies and sends them, as <see cref="HttpClientHandler.UseCookies"/>.</summary>
    public bool UseCookies { get; init; } = true;

    internal static Uri DefaultAddress(HttpShape shape) => new(shape switch
    {
        HttpShape.FunctionUrl => "https://r3pmxmplak.lambda-url.us-east-1.on.aws",
        HttpShape.Alb or HttpShape.AlbMultiValue => "https://orders-123578498.us-east-1.elb.amazonaws.com",
        _ => "https://r3pmxmplak.execute-api.us-east-1.amazonaws.com",
    });

    internal HttpGateway CreateGateway(HttpShape shape)
    {
        if (!Enum.IsDefined(shape))
            throw new ArgumentException($"{shape} is not a {nameof(HttpShape)}.", nameof(shape));
        var kind = (GatewayKind)shape;
        var settings = new GatewaySettings { Stage = Stage, BinaryMediaTypes = BinaryMediaTypes, Routes = Routes };
        if (settings.FindProblemOfStage(kind) is { } stage)
            throw new ArgumentException($"{nameof(Stage)} {stage}.");
        return settings.FindProblemOfRoutes(kind) is { } route ? throw new ArgumentException($"An element of {nameof(Routes)} {route}.") : HttpGateway.Create(kind, settings);
    }
}
