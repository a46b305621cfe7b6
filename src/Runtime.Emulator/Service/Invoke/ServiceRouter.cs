using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Emulator.Server;
using Lambda.Runtime.Emulator.Service.AwsApis;
using Lambda.Runtime.Emulator.Service.Configurations;
using Lambda.Runtime.Emulator.Service.Queues;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.Invoke;

/// <summary>Lambda's API, and that of Amazon SQS: routes requests to their endpoints, and writes errors.</summary>
/// <param name="functions">The functions.</param>
/// <param name="queues">The queues.</param>
/// <param name="asynchronous">Invokes functions for which the caller does not wait.</param>
/// <param name="time">The clock for trace headers.</param>
/// <param name="functionUrls">The address of function URLs, for the message to callers that look for one here.</param>
/// <param name="refused">Called for each request that is refused.</param>
internal sealed class ServiceRouter(
    FunctionRegistry functions, QueueRegistry queues, AsynchronousInvocations asynchronous, TimeProvider time, Func<string> functionUrls,
    Action<RefusedRequest>? refused = null)
{
    private readonly InvokeEndpoint _invoke = new(functions, asynchronous, time);
    private readonly InvokeWithResponseStreamEndpoint _stream = new(functions, time);
    private readonly FunctionConfigurationEndpoint _configuration = new(functions);
    private readonly QueueApiEndpoint _queues = new(queues, refused);

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
        return (http.Request.Method, http.Request.Path.Value?.Split('/')) switch
        {
            // POST /2015-03-31/functions/{name}/invocations
            ("POST", ["", "2015-03-31", "functions", var name, "invocations"]) => _invoke.HandleAsync(http, name, requestId),
            // POST /2021-11-15/functions/{name}/response-streaming-invocations
            ("POST", ["", "2021-11-15", "functions", var name, "response-streaming-invocations"]) => _stream.HandleAsync(http, name, requestId),
            // GET /2015-03-31/functions, also with a slash at the end
            ("GET", ["", "2015-03-31", "functions"] or ["", "2015-03-31", "functions", ""]) => _configuration.ListAsync(http),
            // GET /2015-03-31/functions/{name}
            ("GET", ["", "2015-03-31", "functions", var name]) => _configuration.GetFunctionAsync(http, name),
            // GET /2015-03-31/functions/{name}/configuration
            ("GET", ["", "2015-03-31", "functions", var name, "configuration"]) => _configuration.GetConfigurationAsync(http, name),
            // POST /, and POST /123456789012/orders, with X-Amz-Target or Action
            ("POST", ["", _] or ["", _, _]) => HandleQueuesAsync(http, requestId),
            _ => RefuseAsync(http),
        };
    }

    private async Task HandleQueuesAsync(HttpContext http, string requestId)
    {
        RequestBody body = await RequestBody.ReadAsync(http, QueueApiEndpoint.MaxRequestBytes);
        if (QueueApiEndpoint.FindProtocol(http.Request, body) is not { } protocol)
            throw Refuse(http.Request, body);
        await _queues.HandleAsync(http, body, protocol, requestId);
    }

    // Reads the body first, because some clients see a reset connection if they get a response before they have sent their body.
    private async Task RefuseAsync(HttpContext http) => throw Refuse(http.Request, await RequestBody.ReadAsync(http, ServiceLimits.MaxEventBytes));

    private ServiceErrorException Refuse(HttpRequest request, RequestBody body)
    {
        string address = $"{request.Scheme}://{request.Host.Value}";
        return ServedOperations.Refuse(request, address)
            ?? AwsApiRequest.Find(request, body)?.Refuse(request, address)
            ?? ServiceErrorException.NotServed(
                $"{request.Method} {request.Path.Value} is not an operation of Lambda that the emulator supports. Function URLs are at {functionUrls()}.");
    }
}
