using System.Globalization;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Server;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>Handles GET /invocation/next: waits for an event, with no time limit, and delivers it.</summary>
internal sealed class NextEndpoint(RuntimeStateMachine state, TimeProvider time)
{
    private const int ChunkBytes = 32 * 1024;

    public async Task<Rejection?> HandleAsync(RuntimeApiRequest request)
    {
        HttpContext http = request.Http;
        if (state.Next(request.ArrivedAt, out Task<PendingInvocation?> delivery) is { } rejection)
            return rejection;

        if (await delivery.WaitAsync(http.RequestAborted) is not { } invocation)
            return Rejection.Stopped;

        // The connection was lost: the next poll gets the event, or the next instance.
        if (!Peer.IsConnected(http))
            return null;

        if (!state.TryDeliver(invocation))
            return Rejection.Stopped;

        invocation.DeliveredOn = http.Features.Get<ConnectionEnd>();
        WriteHead(http.Response, invocation);
        invocation.DeliveredAt = time.GetTimestamp();
        await WriteBodyAsync(http, invocation.Request.Payload);
        return null;
    }

    private static void WriteHead(HttpResponse response, PendingInvocation invocation)
    {
        InvocationRequest request = invocation.Request;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/json";
        response.Headers[RuntimeApiHeaders.RequestId] = request.RequestId;
        response.Headers[RuntimeApiHeaders.DeadlineMs] = invocation.DeadlineMs.ToString(CultureInfo.InvariantCulture);
        response.Headers[RuntimeApiHeaders.InvokedFunctionArn] = invocation.InvokedFunctionArn;
        response.Headers[RuntimeApiHeaders.TraceId] = request.TraceId;
        SetIfKnown(response, RuntimeApiHeaders.InvocationId, invocation.InvocationId);
        SetIfKnown(response, RuntimeApiHeaders.ClientContext, request.ClientContext);
        SetIfKnown(response, RuntimeApiHeaders.CognitoIdentity, request.CognitoIdentity);
        SetIfKnown(response, RuntimeApiHeaders.TenantId, request.TenantId);
    }

    private static void SetIfKnown(HttpResponse response, string name, string? value)
    {
        if (value is not null)
            response.Headers[name] = value;
    }

    private static async Task WriteBodyAsync(HttpContext http, ReadOnlyMemory<byte> payload)
    {
        if (payload.Length <= RuntimeApiLimits.ChunkedAboveBytes)
        {
            http.Response.ContentLength = payload.Length;
            await http.Response.Body.WriteAsync(payload, http.RequestAborted);
            return;
        }

        // Without a length, Kestrel sends one chunk per write: several chunks for a large event, as the service does.
        for (ReadOnlyMemory<byte> rest = payload; !rest.IsEmpty; rest = rest[Math.Min(ChunkBytes, rest.Length)..])
            await http.Response.Body.WriteAsync(rest[..Math.Min(ChunkBytes, rest.Length)], http.RequestAborted);
    }
}
