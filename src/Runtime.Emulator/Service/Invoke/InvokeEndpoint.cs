using System.Text;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.Invoke;

/// <summary>Handles POST /2015-03-31/functions/{name}/invocations: <c>aws lambda invoke</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html</remarks>
internal sealed class InvokeEndpoint(FunctionRegistry functions, TimeProvider time)
{
    /// <exception cref="ServiceErrorException">The request is refused.</exception>
    public async Task HandleAsync(HttpContext http, string name, string requestId)
    {
        InvokeApiRequest invoke = await InvokeApiRequest.ReadAsync(
            http, name, functions, requestId, time, [InvocationType.RequestResponse, InvocationType.Event, InvocationType.DryRun]);
        HttpResponse response = http.Response;
        switch (invoke.Type)
        {
            case InvocationType.DryRun:
                response.StatusCode = StatusCodes.Status204NoContent;
                return;

            case InvocationType.Event:
                _ = InvokeLaterAsync(invoke.Function, invoke.Invocation);
                response.StatusCode = StatusCodes.Status202Accepted;
                response.ContentLength = 0;
                return;

            default:
                await InvokeAsync(http, invoke);
                return;
        }
    }

    private static async Task InvokeAsync(HttpContext http, InvokeApiRequest invoke)
    {
        InvocationResult result = await invoke.InvokeAsync(invoke.Invocation, http.RequestAborted);
        IHeaderDictionary headers = http.Response.Headers;
        headers[ServiceHeaders.ExecutedVersion] = "$LATEST";
        headers[ServiceHeaders.TraceId] = invoke.Invocation.TraceId;
        if (result.IsError)
            headers[ServiceHeaders.FunctionError] = "Unhandled";
        if (invoke.WantsLog)
            headers[ServiceHeaders.LogResult] = Convert.ToBase64String(Encoding.UTF8.GetBytes(LogTail.Create(result, invoke.Function)));
        await ServiceResponse.WriteAsync(http, StatusCodes.Status200OK, result.BytesForCaller);
    }

    // The caller does not wait. The result is in the function's log.
    private static async Task InvokeLaterAsync(IInvocableFunction function, InvocationRequest request)
    {
        try
        {
            await function.InvokeAsync(request, CancellationToken.None);
        }
        catch (Exception exception) when (exception is ObjectDisposedException or InvalidOperationException)
        {
            // The event is lost, as one that stays in the service's queue for too long.
        }
    }
}
