using Lambda.Runtime.Emulator.Functions;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.FunctionUrls;

/// <summary>Serves the function URLs of all functions on their own port.</summary>
/// <param name="functions">The functions.</param>
/// <param name="time">The clock for events and trace headers.</param>
/// <param name="refused">Called for each request that is refused.</param>
/// <param name="served">Called for each request that a function has processed.</param>
internal sealed class FunctionUrlRouter(FunctionRegistry functions, TimeProvider time, Action<RefusedRequest>? refused = null, Action<ServedRequest>? served = null)
{
    private readonly FunctionUrlEndpoint _endpoint = new(functions, time, refused, served);

    public async Task HandleAsync(HttpContext http)
    {
        string requestId = Guid.NewGuid().ToString();
        http.Response.Headers[ServiceHeaders.RequestId] = requestId;
        try
        {
            await _endpoint.HandleAsync(http, requestId);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException && http.RequestAborted.IsCancellationRequested)
        {
            // The caller closed the connection.
        }
    }
}
