using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Json;

namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>Lets a function transform records of a Firehose stream. An invocation that fails is repeated three times, and then all its records have failed.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/firehose/latest/dev/data-transformation-failure-handling.html, which names only invocations that time out or are throttled. Others have seen the
/// service repeat any invocation that fails, and not one whose response is invalid.
/// </remarks>
internal static class FirehoseProcessor
{
    private const int Retries = 3;

    /// <param name="stream">The name of the Firehose stream.</param>
    /// <param name="records">The records of the event.</param>
    /// <param name="function">Finds the function at each attempt, because it may be replaced; <see langword="null"/> if there is none.</param>
    public static async Task<TransformedBatch> TransformAsync(string stream, IReadOnlyList<FirehoseInput> records, Func<IInvocableFunction?> function)
    {
        for (int attempt = 1; ; attempt++)
        {
            byte[] payload = ReflectionJson.SerializeToUtf8Bytes(FirehoseEvent.Create(stream, Guid.NewGuid().ToString(), records));
            InvocationResult? result = function() is { } found ? await found.TryInvokeAsync(new InvocationRequest(payload)) : null;
            if (result is { IsError: false } || attempt > Retries)
                return Evaluate(result) with { RequestId = result?.RequestId, Attempts = attempt };
        }

        TransformedBatch Evaluate(InvocationResult? result) => result switch
        {
            null => TransformationResponse.Failure(stream, records, "Lambda.InternalServerError", "The function could not be invoked."),
            { Error: { } error } => TransformationResponse.Failure(stream, records, TransformationResponse.FunctionError, $"{error.Type}: {error.Message}"),
            _ => TransformationResponse.Evaluate(stream, result.Payload, records),
        };
    }
}
