using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Emulator.Service.EventStream;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.Invoke;

/// <summary>Handles POST /2021-11-15/functions/{name}/response-streaming-invocations: sends the response in messages, as it arrives.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/api/API_InvokeWithResponseStream.html</remarks>
internal sealed class InvokeWithResponseStreamEndpoint(FunctionRegistry functions, TimeProvider time)
{
    private static readonly JsonSerializerOptions WithoutNulls = new(ReflectionJson.Default) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <exception cref="ServiceErrorException">The request is refused.</exception>
    public async Task HandleAsync(HttpContext http, string name, string requestId)
    {
        InvokeApiRequest invoke = await InvokeApiRequest.ReadAsync(
            http, name, functions, requestId, time, [InvocationType.RequestResponse, InvocationType.DryRun]);
        if (invoke.Type == InvocationType.DryRun)
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        http.Response.Headers[ServiceHeaders.ExecutedVersion] = "$LATEST";
        http.Response.Headers[ServiceHeaders.TraceId] = invoke.Invocation.TraceId;
        // For callers of the API, the prelude of an HTTP response is part of the body.
        StreamSink sink = new(Keep: false, async (chunk, cancellationToken) => await WriteChunkAsync(http, chunk.Bytes, cancellationToken))
        {
            ReadsPrelude = false,
        };
        InvocationResult result = await invoke.InvokeAsync(invoke.Invocation with { StreamSink = sink }, http.RequestAborted);
        if (!result.IsStreamed && !result.IsError)
            await WriteChunkAsync(http, result.Payload, http.RequestAborted);
        await WriteAsync(http, EventStreamMessage.InvokeComplete(Describe(result, invoke)), http.RequestAborted);
    }

    // {"ErrorCode":"Function.InvalidDataException","ErrorDetails":"{\"errorType\":...}","LogResult":"U1RBUlQ..."}, or a part of it
    private static byte[] Describe(InvocationResult result, InvokeApiRequest invoke) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            ErrorCode = result.Error?.FunctionErrorType,
            ErrorDetails = result.IsError ? Encoding.UTF8.GetString(result.BytesForCaller.Span) : null,
            LogResult = invoke.WantsLog ? Convert.ToBase64String(Encoding.UTF8.GetBytes(LogTail.Create(result, invoke.Function))) : null,
        },
        WithoutNulls);

    private static ValueTask WriteChunkAsync(HttpContext http, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        WriteAsync(http, EventStreamMessage.PayloadChunk(bytes.Span), cancellationToken);

    private static ValueTask WriteAsync(HttpContext http, byte[] message, CancellationToken cancellationToken)
    {
        if (!http.Response.HasStarted)
            http.Response.ContentType = "application/vnd.amazon.eventstream";
        return http.Response.Body.WriteAsync(message, cancellationToken);
    }
}
