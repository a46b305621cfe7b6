using System.Text;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.Invoke;

/// <summary>Handles POST /2015-03-31/functions/{name}/invocations: <c>aws lambda invoke</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html</remarks>
/// <param name="functions">The functions.</param>
/// <param name="asynchronous">Invokes functions for which the caller does not wait.</param>
/// <param name="time">The clock for trace headers.</param>
internal sealed class InvokeEndpoint(FunctionRegistry functions, AsynchronousInvocations asynchronous, TimeProvider time)
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
                // The result is in the function's log. The function may have been replaced before a repetition.
                _ = asynchronous.InvokeAsync(() => functions.Find(invoke.Function.Configuration.FunctionName) ?? invoke.Function, invoke.Invocation);
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
}
