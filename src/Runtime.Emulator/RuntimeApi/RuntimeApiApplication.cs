using Lambda.Runtime.Emulator.Access;
using Lambda.Runtime.Emulator.Extensions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>Routes requests to their endpoints, and writes rejections.</summary>
internal sealed class RuntimeApiApplication(RuntimeStateMachine state, TimeProvider time, ExtensionRouter? extensions) : IHttpApplication<RuntimeApiRequest>
{
    private const string Root = "/2018-06-01/runtime/";

    // AWS_LAMBDA_RUNTIME_API has an IP address, so no names need to be allowed.
    private static readonly AllowedHosts Hosts = new([]);

    private readonly NextEndpoint _next = new(state, time);
    private readonly CompletionEndpoint _completion = new(state, time);
    private readonly InitErrorEndpoint _initError = new(state);
    private readonly ExtensionEndpoints _extensions = new(state);

    public RuntimeApiRequest CreateContext(IFeatureCollection contextFeatures)
    {
        long arrivedAt = time.GetTimestamp();
        return new RuntimeApiRequest(new DefaultHttpContext(contextFeatures), arrivedAt);
    }

    public async Task ProcessRequestAsync(RuntimeApiRequest context)
    {
        HttpContext http = context.Http;
        try
        {
            if (IsFromFunction(http.Request) && extensions?.Handle(http) is { } handled)
                await handled;
            else if (await RouteAsync(context) is { } rejection)
                await RuntimeApiResponse.RejectAsync(http, rejection);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException && http.RequestAborted.IsCancellationRequested)
        {
            // The function closed the connection.
        }
    }

    public void DisposeContext(RuntimeApiRequest context, Exception? exception)
    {
    }

    // A web page could otherwise take an event, complete it, or read a secret.
    private static bool IsFromFunction(HttpRequest request) => Hosts.Contains(request.Host) && ForeignPage.Find(request) is null;

    private Task<Rejection?> RouteAsync(RuntimeApiRequest context)
    {
        HttpRequest request = context.Http.Request;
        string path = request.Path.Value ?? "";
        if (!IsFromFunction(request))
            return Task.FromResult<Rejection?>(Rejection.NotARuntime(request.Host.Value, request.Headers.Origin));
        if (path.StartsWith(ExtensionEndpoints.Root, StringComparison.Ordinal))
            return _extensions.HandleAsync(context.Http, path[ExtensionEndpoints.Root.Length..]);
        string[] segments = path.StartsWith(Root, StringComparison.Ordinal) ? path[Root.Length..].Split('/') : [];
        return (request.Method, segments) switch
        {
            ("GET", ["invocation", "next"]) => _next.HandleAsync(context),
            ("POST", ["invocation", var id, "response"]) => _completion.RespondAsync(context, id),
            ("POST", ["invocation", var id, "error"]) => _completion.FailAsync(context, id),
            ("POST", ["init", "error"]) => _initError.HandleAsync(context),
            _ => Task.FromResult<Rejection?>(Rejection.NotFound(request.Method, path)),
        };
    }
}
