using Lambda.Runtime.Emulator.Functions;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.Invoke;

/// <summary>Lambda's API: routes requests to their endpoints, and writes errors.</summary>
/// <param name="functions">The functions.</param>
/// <param name="time">The clock for trace headers.</param>
/// <param name="functionUrls">The address of function URLs, for the message to callers that look for one here.</param>
/// <param name="refused">Called for each request that is refused.</param>
internal sealed class ServiceRouter(FunctionRegistry functions, TimeProvider time, Func<string> functionUrls, Action<RefusedRequest>? refused = null)
{
    private readonly InvokeEndpoint _invoke = new(functions, time);
    private readonly InvokeWithResponseStreamEndpoint _stream = new(functions, time);

    public async Task HandleAsync(HttpContext http)
    {
        string requestId = Guid.NewGuid().ToString();
        http.Response.Headers[ServiceHeaders.RequestId] = requestId;
        try
        {
            await RouteAsync(http, requestId);
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

    private Task RouteAsync(HttpContext http, string requestId)
    {
        HttpRequest request = http.Request;
        string path = request.Path.Value ?? "";
        return (request.Method, path.Split('/')) switch
        {
            // POST /2015-03-31/functions/{name}/invocations
            ("POST", ["", "2015-03-31", "functions", var name, "invocations"]) => _invoke.HandleAsync(http, name, requestId),
            // POST /2021-11-15/functions/{name}/response-streaming-invocations
            ("POST", ["", "2021-11-15", "functions", var name, "response-streaming-invocations"]) => _stream.HandleAsync(http, name, requestId),
            (_, ["", "2015-03-31" or "2021-11-15", ..]) => throw ServiceErrorException.UnknownOperation(request.Method, path),
            _ => throw ServiceErrorException.UnknownPath(request.Method, path, functionUrls()),
        };
    }
}
