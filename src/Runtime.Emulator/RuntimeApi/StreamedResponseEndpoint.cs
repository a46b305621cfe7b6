using System.Buffers;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Streaming;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>Handles POST /invocation/{id}/response in the mode <c>streaming</c>: reads the body as it arrives.</summary>
internal sealed class StreamedResponseEndpoint(RuntimeStateMachine state, TimeProvider time)
{
    private const int PieceBytes = 64 * 1024;

    private enum BodyEnd
    {
        Complete,
        Truncated,
        TooLarge,
    }

    public async Task<Rejection?> HandleAsync(HttpContext http, PendingInvocation invocation)
    {
        StreamSink sink = invocation.Request.StreamSink ?? StreamSink.Default;
        var stream = new ReceivedResponse(invocation.RequestId, sink, sink.ReadsPrelude && HasPrelude(http.Request), http.Request.ContentType);
        invocation.Stream = stream;
        using var invocationEnded = new CancellationTokenSource();
        Task<BodyEnd> reading = ReadAsync(http, invocation, stream, invocationEnded.Token);

        // The service has ended the invocation in the meantime. It closes the connection, which a function that continues to stream notices.
        if (await Task.WhenAny(reading, invocation.Completion) != reading)
        {
            http.Abort();
            await invocationEnded.CancelAsync();
        }

        (Rejection? rejection, InvocationCompletion completion) = CreateCompletion(await reading, http.Request, stream);
        if ((state.EndCompletion(invocation, completion) ?? rejection) is { } refused)
            return refused;

        await RuntimeApiResponse.AcceptAsync(http);
        return null;
    }

    // application/vnd.awslambda.http-integration-response, possibly with parameters
    private static bool HasPrelude(HttpRequest request) =>
        request.ContentType?.Split(';')[0].Trim().Equals(HttpPreludeReader.ContentType, StringComparison.OrdinalIgnoreCase) == true;

    private async Task<BodyEnd> ReadAsync(HttpContext http, PendingInvocation invocation, ReceivedResponse stream, CancellationToken invocationEnded)
    {
        byte[] piece = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            BodyEnd end = await ReadAsync(http, invocation, stream, piece.AsMemory(0, PieceBytes), invocationEnded);
            if (!invocation.Completion.IsCompleted)
                invocation.CompletedAt = time.GetTimestamp();
            await stream.EndAsync(SinceStart(invocation), http.RequestAborted);
            return end;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    private async Task<BodyEnd> ReadAsync(
        HttpContext http, PendingInvocation invocation, ReceivedResponse stream, Memory<byte> piece, CancellationToken invocationEnded)
    {
        try
        {
            long remaining = RuntimeApiLimits.MaxStreamedBytes;
            // Not canceled when the function disconnects, because what it sent before that is part of the response.
            while (await http.Request.Body.ReadAsync(piece, invocationEnded) is > 0 and int count)
            {
                await stream.AddAsync(piece[..(int)Math.Min(remaining, count)], SinceStart(invocation), http.RequestAborted);
                // The service stops reading here as well, because a stream may be endless.
                if (count > remaining)
                    return BodyEnd.TooLarge;
                remaining -= count;
            }

            return BodyEnd.Complete;
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The connection was lost, or (BadHttpRequestException, an IOException) a chunk or a trailer is malformed.
            return BodyEnd.Truncated;
        }
    }

    private TimeSpan SinceStart(PendingInvocation invocation) => time.GetElapsedTime(invocation.DeliveredAt);

    private static (Rejection? Rejection, InvocationCompletion Completion) CreateCompletion(BodyEnd end, HttpRequest request, ReceivedResponse stream)
    {
        switch (end)
        {
            case BodyEnd.Truncated:
                return (Rejection.TruncatedHttpRequest, InvocationCompletion.Truncated($"The streamed response ended early, after {stream.ReceivedBytes} bytes."));

            case BodyEnd.TooLarge:
                return (Rejection.RequestEntityTooLarge(RuntimeApiLimits.MaxStreamedBytes), InvocationCompletion.ServiceError(
                    FunctionErrorTypes.ResponseSizeTooLarge,
                    $"The streamed response exceeded maximum allowed payload size ({RuntimeApiLimits.MaxStreamedBytes} bytes)."));
        }

        if (ErrorTrailers.Measure(request) is > RuntimeApiLimits.MaxTrailerBytes and int trailerBytes)
        {
            return (Rejection.TruncatedHttpRequest, InvocationCompletion.ServiceError(FunctionErrorTypes.TruncatedResponse,
                $"The trailers of the streamed response have {trailerBytes} bytes; "
                + $"the service reads {RuntimeApiLimits.MaxTrailerBytes} and treats more as a malformed body."));
        }

        if (ErrorTrailers.Read(request) is { } error)
            return (null, error);

        return (null, stream.PreludeProblem is { } problem
            ? InvocationCompletion.ServiceError(FunctionErrorTypes.InvalidPrelude, problem)
            : InvocationCompletion.Response(default));
    }
}
