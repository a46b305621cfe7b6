using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;

namespace Lambda.Runtime.Emulator.Gateways;

/// <summary>
/// Converts HTTP requests into events, and what a function returns into HTTP responses, as one of AWS's services does, with the limits of that service.
/// </summary>
internal abstract class HttpGateway
{
    /// <summary>The name of the kind, as an option: <c>rest-api</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What it is: <c>REST API</c>.</summary>
    public abstract string Description { get; }

    /// <summary>What it is, with an article: <c>a REST API</c>.</summary>
    public string WithArticle => $"{(Description.StartsWith('H') ? "an" : "a")} {Description}";

    /// <summary>The stage; <see langword="null"/> for a service without stages.</summary>
    public virtual string? Stage => null;

    /// <summary>The stage that paths may begin with; <see langword="null"/> if they cannot, as for <c>$default</c>.</summary>
    public string? StageOfPaths => Stage == HttpPayloadFormat2.DefaultStage ? null : Stage;

    /// <summary>Whether paths must begin with the stage.</summary>
    public virtual bool RequiresStage => false;

    /// <summary>In bytes.</summary>
    public abstract int MaxBodyBytes { get; }

    /// <summary>How long the service waits for the function; <see langword="null"/> for as long as the function may take.</summary>
    public virtual TimeSpan? TimeLimit => null;

    /// <summary>Whether a response reaches the client while the function writes it.</summary>
    public virtual bool CanStream => false;

    /// <summary>The names of all kinds, in the order of <see cref="GatewayKind"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<GatewayKind>().Select(static kind => Create(kind, new GatewaySettings()).Name)];

    /// <summary>Returns the kind with a name; <see langword="null"/> if no kind has it.</summary>
    public static GatewayKind? Find(string name)
    {
        foreach (GatewayKind kind in Enum.GetValues<GatewayKind>())
        {
            if (Names[(int)kind] == name)
                return kind;
        }

        return null;
    }

    /// <summary>The status of the service's response to a preflight; <see langword="null"/> if the function responds, and adds the headers of CORS.</summary>
    public virtual int? PreflightStatus => null;

    /// <summary>Whether headers of CORS that the function sets are replaced by those of the service, instead of sent in addition to them.</summary>
    public virtual bool ReplacesCors => false;

    public static HttpGateway Create(GatewayKind kind, GatewaySettings settings) => kind switch
    {
        GatewayKind.HttpApi => new HttpApiGateway(settings, isVersion1: false),
        GatewayKind.HttpApiV1 => new HttpApiGateway(settings, isVersion1: true),
        GatewayKind.RestApi => new RestApiGateway(settings),
        GatewayKind.Alb => new AlbGateway(isMultiValue: false),
        GatewayKind.AlbMultiValue => new AlbGateway(isMultiValue: true),
        _ => new FunctionUrlGateway(),
    };

    /// <summary>Creates the event of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="routes">The routes of an API for this function, unless the settings have others; <see langword="null"/> for one that takes all requests.</param>
    /// <returns><see langword="null"/> if the API has no route for the request.</returns>
    public abstract JsonObject? CreateEvent(HttpEventRequest request, ApiRoutes? routes = null);

    /// <summary>Whether an API has a route for a request.</summary>
    /// <param name="method">The method of the request.</param>
    /// <param name="path">The path of the request.</param>
    /// <param name="routes">As for <see cref="CreateEvent"/>.</param>
    public bool HasRoute(string method, string path, ApiRoutes? routes = null) => CreateEvent(new HttpEventRequest(method, path, ""), routes) is not null;

    /// <summary>Says what is wrong with the headers of a request; <see langword="null"/> if nothing is.</summary>
    public abstract string? FindProblem(HttpEventRequest request);

    /// <summary>Evaluates what the function returned.</summary>
    /// <exception cref="FormatException">It is not a response for this service; the message says what was found.</exception>
    public abstract GatewayResponse Read(HttpEventRequest request, ReadOnlyMemory<byte> payload);

    /// <summary>The head of a response that the function streams, if <see cref="CanStream"/>.</summary>
    /// <exception cref="FormatException">It cannot be sent; the message says why.</exception>
    public virtual GatewayResponse ReadHead(string? contentType, HttpResponsePrelude? prelude) => throw new NotSupportedException($"{Name} does not stream.");

    /// <summary>Creates the service's own response.</summary>
    /// <param name="problem">Why the function does not respond.</param>
    /// <param name="errorType">A word for the reason.</param>
    /// <param name="message">What was found, for developers.</param>
    public abstract GatewayResponse Respond(GatewayProblem problem, string errorType, string message);

    /// <summary>The headers that the service adds to the function's responses and its own.</summary>
    public abstract IEnumerable<KeyValuePair<string, string>> OwnHeaders(HttpEventRequest request);

    /// <summary>Finds paths in a response that are outside the stage of the request.</summary>
    protected IEnumerable<GatewayNotice> FindOutsideStage(HttpEventRequest request, IEnumerable<KeyValuePair<string, string>> headers) =>
        StageOfPaths is { } stage ? StagePaths.FindOutside(stage, request, headers) : [];

    /// <summary>The number of bytes of the request line and of the headers, as services count them.</summary>
    protected static int HeadBytes(HttpEventRequest request) =>
        request.Method.Length + request.Path.Length + request.Query.Length + request.Headers.Sum(static header => header.Key.Length + header.Value.Length);
}
