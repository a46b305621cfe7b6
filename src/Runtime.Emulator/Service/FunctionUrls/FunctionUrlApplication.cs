using Lambda.Runtime.Emulator.Functions;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.FunctionUrls;

/// <summary>The function URLs of all functions, on a port of their own. A request delegate for any server.</summary>
/// <param name="functions">The functions.</param>
/// <param name="time">The clock of what it says of times.</param>
/// <param name="refused">Told of each request that is refused.</param>
internal sealed class FunctionUrlApplication(ServedFunctions functions, TimeProvider time, Action<RefusedRequest>? refused = null)
{
    private readonly FunctionUrlEndpoint _endpoint = new(functions, time, refused);

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
            // The caller hung up: there is nobody to reply to.
        }
    }
}
