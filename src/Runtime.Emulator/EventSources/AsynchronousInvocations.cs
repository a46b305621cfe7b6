using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>Invokes functions asynchronously: an invocation that fails is repeated after one minute, and again after two. Safe to use from any thread.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html</remarks>
/// <param name="time">The clock.</param>
/// <param name="queues">Has the on-failure queues; <see langword="null"/> if there are none.</param>
/// <param name="failed">Called after each attempt that has failed; <see langword="null"/> to report nothing.</param>
internal sealed class AsynchronousInvocations(TimeProvider time, QueueRegistry? queues = null, Action<FailedAttempt>? failed = null) : IDisposable
{
    private static readonly TimeSpan[] Delays = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)];

    // Not disposed of, because an attempt may still end after this object.
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>The name of the queue that gets the events that a function could not process, as templates create it.</summary>
    public static string FailureQueueOf(string function) => QueueRegistry.ToName(function, "-failures");

    /// <summary>Invokes a function, repeatedly if it fails. Completes after the last attempt.</summary>
    /// <param name="function">Finds the function at each attempt, because it may be replaced; <see langword="null"/> if there is none.</param>
    /// <param name="request">The event. All attempts have the same ID.</param>
    public async Task InvokeAsync(Func<IInvocableFunction?> function, InvocationRequest request)
    {
        // Of a disposed source, the token can be used, and not be read.
        CancellationToken stopping = _stopping.Token;
        try
        {
            for (int attempt = 1; ; attempt++)
            {
                if (function() is not { } found)
                    return;

                InvocationResult? result = await found.TryInvokeAsync(request);
                if (result is { IsError: false })
                    return;

                TimeSpan? delay = attempt <= Delays.Length ? Delays[attempt - 1] : null;
                string name = found.Configuration.FunctionName;
                MessageQueue? queue = delay is null ? queues?.Find(FailureQueueOf(name)) : null;
                queue?.Send(new NewMessage(CreateRecord(found, request, result, attempt).ToJsonString(ReflectionJson.Web)));
                failed?.Invoke(new FailedAttempt(name, request.RequestId, attempt, delay, queue?.Name));
                if (delay is null)
                    return;
                await Task.Delay(delay.Value, time, stopping);
            }
        }
        catch (OperationCanceledException)
        {
            // The emulator ends. The event is lost, as the service's queue is not emulated across restarts.
        }
    }

    public void Dispose() => _stopping.Cancel();

    // {"version":"1.0","timestamp":"2026-11-30T10:20:30.123Z","requestContext":{...},"requestPayload":{},"responseContext":{...},"responsePayload":{}}
    private JsonObject CreateRecord(IInvocableFunction function, InvocationRequest request, InvocationResult? result, int attempts) => new()
    {
        ["version"] = "1.0",
        ["timestamp"] = EventTime.FormatIso(time.GetUtcNow()),
        ["requestContext"] = new JsonObject
        {
            ["requestId"] = request.RequestId,
            ["functionArn"] = $"{function.Configuration.Arn}:$LATEST",
            ["condition"] = "RetriesExhausted",
            ["approximateInvokeCount"] = attempts,
        },
        ["requestPayload"] = ToJson(request.Payload),
        ["responseContext"] = new JsonObject { ["statusCode"] = 200, ["executedVersion"] = "$LATEST", ["functionError"] = "Unhandled" },
        ["responsePayload"] = result is null ? null : ToJson(result.BytesForCaller),
    };

    // The error of a function may be any text.
    private static JsonNode? ToJson(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonNode.Parse(bytes.Span);
        }
        catch (JsonException)
        {
            return JsonValue.Create(Encoding.UTF8.GetString(bytes.Span));
        }
    }
}
