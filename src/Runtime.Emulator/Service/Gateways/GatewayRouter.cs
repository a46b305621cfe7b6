using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Gateways;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.Gateways;

/// <summary>Serves the HTTP requests of all functions on their own port, as function URLs or as another service.</summary>
/// <param name="gateway">The service.</param>
/// <param name="functions">The functions.</param>
/// <param name="time">The clock for events, trace headers and time limits.</param>
/// <param name="api">The address of Lambda's API, for the message to callers that look for it here.</param>
/// <param name="refused">Called for each request that is refused.</param>
/// <param name="served">Called for each request that a function has processed.</param>
/// <param name="answered">Called for each request to a function, after its response.</param>
internal sealed class GatewayRouter(
    HttpGateway gateway, FunctionRegistry functions, TimeProvider time, Func<string> api, Action<RefusedRequest>? refused = null, Action<ServedRequest>? served = null,
    Action<AnsweredRequest>? answered = null)
{
    private readonly GatewayEndpoint _endpoint = new(gateway, functions, time, refused, served, answered);

    /// <summary>Handles a request. Its <see cref="HttpContext.TraceIdentifier"/> is the ID of the invocation.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        string requestId = http.TraceIdentifier = Guid.NewGuid().ToString();
        try
        {
            await _endpoint.HandleAsync(http, requestId, api);
        }
        catch (ServiceErrorException error)
        {
            refused?.Invoke(new RefusedRequest(requestId, http.Request.Method, http.Request.Path, error.Status, error.ErrorType, error.Message));
            http.Response.Headers[ServiceHeaders.RequestId] = requestId;
            InMemoryResponse.Explain(http, error.Message);
            await ServiceResponse.RefuseAsync(http, error);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException && http.RequestAborted.IsCancellationRequested)
        {
            // The caller closed the connection.
        }
    }
}
