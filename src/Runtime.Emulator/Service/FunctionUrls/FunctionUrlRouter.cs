using Lambda.Runtime.Emulator.Functions;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.FunctionUrls;

/// <summary>Serves the function URLs of all functions on their own port.</summary>
/// <param name="functions">The functions.</param>
/// <param name="time">The clock for events and trace headers.</param>
/// <param name="api">The address of Lambda's API, for the message to callers that look for it here.</param>
/// <param name="refused">Called for each request that is refused.</param>
/// <param name="served">Called for each request that a function has processed.</param>
internal sealed class FunctionUrlRouter(
    FunctionRegistry functions, TimeProvider time, Func<string> api, Action<RefusedRequest>? refused = null, Action<ServedRequest>? served = null)
{
    private readonly FunctionUrlEndpoint _endpoint = new(functions, time, api, refused, served);

    public async Task HandleAsync(HttpContext http)
    {
        string requestId = Guid.NewGuid().ToString();
        http.Response.Headers[ServiceHeaders.RequestId] = requestId;
        try
        {
            await _endpoint.HandleAsync(http, requestId);
        }
        catch (ServiceErrorException error)
        {
            refused?.Invoke(new RefusedRequest(requestId, http.Request.Method, http.Request.Path, error.Status, error.ErrorType, error.Message));
            await ServiceResponse.RefuseAsync(http, error);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException && http.RequestAborted.IsCancellationRequested)
        {
            // The caller closed the connection.
        }
    }
}
