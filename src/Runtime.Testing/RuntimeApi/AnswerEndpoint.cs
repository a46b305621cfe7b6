using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Testing.RuntimeApi;

/// <summary>POST /invocation/{id}/response and /invocation/{id}/error.</summary>
internal sealed class AnswerEndpoint(RuntimeStateMachine state)
{
    public async Task<Rejection?> RespondAsync(RuntimeApiRequest request, string requestId)
    {
        if (state.BeginAnswer(requestId, RuntimeState.InvocationResponse, request.ArrivedAt) is { } rejection)
            return rejection;

        string? mode = request.Http.Request.Headers[RuntimeApiHeaders.FunctionResponseMode];
        if (mode is not null)
            return RejectMode(mode);

        RequestBody body = await RequestBody.ReadAsync(request.Http);
        return await CompleteAsync(request.Http, body, InvocationAnswer.Response(body.Bytes));
    }

    public async Task<Rejection?> FailAsync(RuntimeApiRequest request, string requestId)
    {
        if (state.BeginAnswer(requestId, RuntimeState.InvocationErrorResponse, request.ArrivedAt) is { } rejection)
            return rejection;

        RequestBody body = await RequestBody.ReadAsync(request.Http);
        string? errorType = request.Http.Request.Headers[RuntimeApiHeaders.FunctionErrorType];
        return await CompleteAsync(request.Http, body, InvocationAnswer.Error(body.Bytes, errorType));
    }

    // The refusals below end the invocation: its caller has an error, and the function goes on with /next.
    private Rejection RejectMode(string mode)
    {
        Rejection rejection = mode == "streaming" ? Rejection.StreamingNotSupported : Rejection.InvalidFunctionResponseMode(mode);
        return state.CompleteAnswer(
            InvocationAnswer.ServiceError(FunctionErrorTypes.InvalidResponseModeHeader, rejection.ErrorMessage)) ?? rejection;
    }

    private async Task<Rejection?> CompleteAsync(HttpContext http, RequestBody body, InvocationAnswer answer)
    {
        if (body.Truncated)
        {
            return state.CompleteAnswer(InvocationAnswer.ServiceError(FunctionErrorTypes.TruncatedResponse,
                $"The answer ended early, after {body.Length} bytes.")) ?? Rejection.TruncatedHttpRequest;
        }

        if (body.Length > RuntimeApiLimits.MaxPayloadBytes)
        {
            return state.CompleteAnswer(InvocationAnswer.ServiceError(FunctionErrorTypes.ResponseSizeTooLarge,
                $"Response payload size ({body.Length} bytes) exceeded maximum allowed payload size "
                + $"({RuntimeApiLimits.MaxPayloadBytes} bytes).")) ?? Rejection.RequestEntityTooLarge;
        }

        if (state.CompleteAnswer(answer) is { } rejection)
            return rejection;

        await Reply.AcceptAsync(http);
        return null;
    }
}
