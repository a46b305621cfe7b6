using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Server;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>Handles POST /invocation/{id}/response and /invocation/{id}/error.</summary>
internal sealed class CompletionEndpoint(RuntimeStateMachine state, TimeProvider time)
{
    private const string Streaming = "streaming";

    private readonly StreamedResponseEndpoint _streamed = new(state, time);

    public async Task<Rejection?> RespondAsync(RuntimeApiRequest request, string requestId)
    {
        if (Begin(request, requestId, RuntimeState.InvocationResponse, out PendingInvocation? invocation) is { } rejection)
            return rejection;

        string? mode = request.Http.Request.Headers[RuntimeApiHeaders.FunctionResponseMode];
        if (mode == Streaming)
            return await _streamed.HandleAsync(request.Http, invocation!);

        if (mode is not null)
            return RejectMode(invocation!, mode);

        RequestBody body = await RequestBody.ReadAsync(request.Http, RuntimeApiLimits.MaxPayloadBytes);
        return await CompleteAsync(request.Http, invocation!, body, InvocationCompletion.Response(body.Bytes));
    }

    public async Task<Rejection?> FailAsync(RuntimeApiRequest request, string requestId)
    {
        if (Begin(request, requestId, RuntimeState.InvocationErrorResponse, out PendingInvocation? invocation) is { } rejection)
            return rejection;

        RequestBody body = await RequestBody.ReadAsync(request.Http, RuntimeApiLimits.MaxPayloadBytes);
        string? errorType = request.Http.Request.Headers[RuntimeApiHeaders.FunctionErrorType];
        return await CompleteAsync(request.Http, invocation!, body, InvocationCompletion.Error(body.Bytes, errorType));
    }

    private Rejection? Begin(RuntimeApiRequest request, string requestId, RuntimeState kind, out PendingInvocation? invocation)
    {
        string? invocationId = request.Http.Request.Headers[RuntimeApiHeaders.InvocationId];
        Rejection? rejection = state.BeginCompletion(new CompletionHead(requestId, kind, request.ArrivedAt, invocationId), out invocation);
        invocation?.ContentType = request.Http.Request.ContentType;
        return rejection;
    }

    // The rejections below end the invocation: the caller gets an error, and the function continues with /next.
    private Rejection RejectMode(PendingInvocation invocation, string mode)
    {
        var rejection = Rejection.InvalidFunctionResponseMode(mode);
        return state.EndCompletion(
            invocation, InvocationCompletion.ServiceError(FunctionErrorTypes.InvalidResponseModeHeader, rejection.ErrorMessage)) ?? rejection;
    }

    private async Task<Rejection?> CompleteAsync(HttpContext http, PendingInvocation invocation, RequestBody body, InvocationCompletion completion)
    {
        if (body.IsTruncated)
        {
            return state.EndCompletion(invocation, InvocationCompletion.Truncated($"The response ended early, after {body.Length} bytes."))
                ?? Rejection.TruncatedHttpRequest;
        }

        if (body.Length > RuntimeApiLimits.MaxPayloadBytes)
        {
            return state.EndCompletion(invocation, InvocationCompletion.ServiceError(FunctionErrorTypes.ResponseSizeTooLarge,
                $"Response payload size ({body.Length} bytes) exceeded maximum allowed payload size "
                + $"({RuntimeApiLimits.MaxPayloadBytes} bytes).")) ?? Rejection.ResponseTooLarge(RuntimeApiLimits.MaxPayloadBytes);
        }

        if (state.EndCompletion(invocation, completion) is { } rejection)
            return rejection;

        await RuntimeApiResponse.AcceptAsync(http);
        return null;
    }
}
