using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Emulator.Server;
using Lambda.Runtime.Emulator.Service.AwsApis;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.FunctionUrls;

/// <summary>Handles a function URL: converts an HTTP request into an event in payload format 2.0, and the function's response into an HTTP response.</summary>
/// <remarks>
/// If there is only one function, all paths belong to it, except those of AWS's APIs: their clients would take its response for that of AWS.
/// Each function also has the paths below <c>/lambda-url/{name}</c>.
/// </remarks>
internal sealed class FunctionUrlEndpoint(
    FunctionRegistry functions, TimeProvider time, Func<string> api, Action<RefusedRequest>? refused, Action<ServedRequest>? served)
{
    private const string Prefix = "/lambda-url/";

    /// <exception cref="ServiceErrorException">The request is for an API of AWS.</exception>
    public async Task HandleAsync(HttpContext http, string requestId)
    {
        RequestBody body = await RequestBody.ReadAsync(http, ServiceLimits.MaxEventBytes);
        if (body.IsTruncated)
        {
            await RefuseAsync(http, requestId, StatusCodes.Status400BadRequest, "Bad Request", $"The request ended early, after {body.Length} bytes.");
            return;
        }

        if ((ServedOperations.Refuse(http.Request, api()) ?? AwsApiRequest.Find(http.Request, body)?.Refuse(http.Request, api())) is { } refusal)
            throw refusal;

        if (Find(http, out string prefix) is not { } function)
        {
            await RefuseAsync(http, requestId, StatusCodes.Status404NotFound, "Not Found", Explain());
            return;
        }

        string? trace = http.Request.Headers[ServiceHeaders.TraceId];
        var invocation = new InvocationRequest(default) { RequestId = requestId, TraceId = TraceHeader.Continue(trace, time.GetUtcNow()) };
        JsonObject json = HttpPayloadFormat2.FunctionUrl(FunctionUrlRequest.Read(http, prefix, invocation, time.GetUtcNow()).WithBody(body.Bytes));
        byte[] payload = ReflectionJson.SerializeToUtf8Bytes(json);
        if (body.Length > ServiceLimits.MaxEventBytes || payload.Length > ServiceLimits.MaxEventBytes)
        {
            await RefuseAsync(http, requestId, StatusCodes.Status413PayloadTooLarge, "Request Entity Too Large",
                $"The body has {body.Length} bytes, and the event with it more than {ServiceLimits.MaxEventBytes}.");
            return;
        }

        await InvokeAsync(http, function, invocation with { Payload = payload });
    }

    private async Task InvokeAsync(HttpContext http, IInvocableFunction function, InvocationRequest invocation)
    {
        long start = time.GetTimestamp();
        var response = new FunctionUrlResponse(http, invocation.RequestId);
        StreamSink sink = new(Keep: false, response.WriteChunkAsync) { OnHead = response.WriteHeadAsync };
        try
        {
            await response.CompleteAsync(await function.InvokeAsync(invocation with { StreamSink = sink }, http.RequestAborted));
            string path = FunctionUrlRequest.ReadTarget(http).Path;
            served?.Invoke(new ServedRequest(invocation.RequestId, http.Request.Method, path, http.Response.StatusCode, time.GetElapsedTime(start)));
        }
        catch (FormatException exception)
        {
            await FailAsync("Runtime.InvalidHttpResponse", $"The response is not an HTTP response: {exception.Message}.");
        }
        catch (ObjectDisposedException)
        {
            await FailAsync("ServiceException", "The function was ended or replaced in the meantime. Send the request again.");
        }
        catch (InvalidOperationException exception)
        {
            await FailAsync("ServiceException", exception.Message);
        }

        Task FailAsync(string errorType, string message)
        {
            ReportRefused(http, invocation.RequestId, StatusCodes.Status502BadGateway, errorType, message);
            return response.FailAsync(errorType, message);
        }
    }

    private IInvocableFunction? Find(HttpContext http, out string prefix)
    {
        prefix = "";
        string path = FunctionUrlRequest.ReadTarget(http).Path;
        if (!path.StartsWith(Prefix, StringComparison.Ordinal))
            return functions.Single();

        string name = path[Prefix.Length..].Split('/')[0];
        prefix = Prefix + name;
        return functions.Find(Uri.UnescapeDataString(name));
    }

    private string Explain() => functions.Names is { Count: > 0 } names
        ? $"No function has this path. Expected one of: {string.Join(", ", names.Select(name => $"{Prefix}{name}/"))}."
        : "There is no function.";

    private Task RefuseAsync(HttpContext http, string requestId, int status, string message, string errorMessage)
    {
        ReportRefused(http, requestId, status, message, errorMessage);
        return ServiceResponse.WriteAsync(http, status, ReflectionJson.SerializeToUtf8Bytes(new { message, errorMessage }));
    }

    private void ReportRefused(HttpContext http, string requestId, int status, string errorType, string message) =>
        refused?.Invoke(new RefusedRequest(requestId, http.Request.Method, http.Request.Path, status, errorType, message));
}
