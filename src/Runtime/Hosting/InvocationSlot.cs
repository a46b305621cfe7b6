using Lambda.Runtime.Buffers;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Crash;
using Lambda.Runtime.EnvironmentVariables;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Logging;
using Lambda.Runtime.RuntimeApi;

namespace Lambda.Runtime.Hosting;

/// <summary>Gets the events of one loop, and sends their completions.</summary>
/// <param name="api">A client that only this slot uses.</param>
/// <param name="environment">Describes the function, for contexts and errors.</param>
/// <param name="log">Receives errors, and warnings about completions that were not delivered.</param>
/// <param name="trace">Set for each invocation; <see langword="null"/> if the process has several invocations at once, or several functions.</param>
/// <param name="crash">Receives each request ID; <see langword="null"/> if the process has several functions, as in tests, or is not native.</param>
internal sealed class InvocationSlot(
    RuntimeApiClient api, LambdaEnvironment environment, FunctionLog log, TraceVariable? trace = null, CrashReport? crash = null) : IDisposable
{
    /// <summary>The current invocation, as handlers and middleware see it. One object is used for all invocations.</summary>
    public Invocation Invocation { get; } = new(api, environment, log);

    /// <summary>Waits for the next event.</summary>
    /// <exception cref="RuntimeException">The Runtime API cannot be used any more.</exception>
    public void Next()
    {
        crash?.End(); // Only now: a crash while the completion is sent is one during the invocation.
        InvocationEvent received = api.Next();
        crash?.Begin(received.RequestId);
        trace?.Set(received.TraceId);
        Invocation.Begin(received);
    }

    /// <summary>Sends what the handler wrote.</summary>
    /// <exception cref="RuntimeException">The Runtime API cannot be used any more.</exception>
    public void Complete()
    {
        LogUndelivered(Invocation.Stream is { } stream ? stream.End(error: null) : api.PostResponse(Invocation.Received, Invocation.Response.Request));
        End();
    }

    /// <summary>Logs the error, and sends it: instead of what the handler wrote, or after what it has streamed.</summary>
    /// <exception cref="RuntimeException">The Runtime API cannot be used any more.</exception>
    public void Fail(Exception exception)
    {
        FunctionError error = Invocation.ToError(exception);
        Invocation.Log(error);
        LogUndelivered(Invocation.Stream is { HasStarted: true } stream ? stream.End(error) : Post(error));
        End();
    }

    /// <summary>Closes the connection, and makes the crash report available to the loop that replaces this one.</summary>
    public void Dispose()
    {
        api.Dispose();
        crash?.Dispose();
    }

    private Delivery Post(FunctionError error)
    {
        Invocation.Stream?.Abandon();
        CompletionBody body = Invocation.Response;
        body.Reset();
        error.Write(body.Json);
        return api.PostError(Invocation.Received, body.Request, error.HeaderType, XRayCause.Create(error, environment.TaskRoot));
    }

    private void LogUndelivered(Delivery delivery)
    {
        if (delivery.Reason is { } reason)
            RuntimeLog.Write(log, "WARN", reason);
    }

    private void End()
    {
        Invocation.End();
        LargeBufferReclaimer.Reclaim();
    }
}
