using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Server;

namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>Handles POST /init/error: the function could not start.</summary>
internal sealed class InitErrorEndpoint(RuntimeStateMachine state)
{
    public async Task<Rejection?> HandleAsync(RuntimeApiRequest request)
    {
        RequestBody body = await RequestBody.ReadAsync(request.Http, RuntimeApiLimits.MaxPayloadBytes);
        if (body.IsTruncated)
            return Rejection.TruncatedHttpRequest;

        if (body.Length > RuntimeApiLimits.MaxPayloadBytes)
            return Rejection.RequestEntityTooLarge(RuntimeApiLimits.MaxPayloadBytes);

        string? errorType = request.Http.Request.Headers[RuntimeApiHeaders.FunctionErrorType];
        if (state.FailInit(InvocationCompletion.Error(body.Bytes, errorType)) is { } rejection)
            return rejection;

        await RuntimeApiResponse.AcceptAsync(request.Http);
        return null;
    }
}
