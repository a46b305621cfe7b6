using Lambda.Runtime.Buffers;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Crash;
using Lambda.Runtime.EnvironmentVariables;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Logging;
using Lambda.Runtime.RuntimeApi;

namespace Lambda.Runtime.Hosting;

/// <summary>What a loop uses for one invocation after the other: it gets the next event, and sends the completion.</summary>
/// <param name="api">A client that only this slot uses.</param>
/// <param name="environment">For contexts, and for errors.</param>
/// <param name="log">For errors, and for completions that do not arrive.</param>
/// <param name="trace">The variable to set, if the process has only one invocation at a time.</param>
/// <param name="crash">Where to note the request ID for the case of a crash, if the process belongs to the function.</param>
internal sealed class InvocationSlot(
    RuntimeApiClient api, LambdaEnvironment environment, FunctionLog log, TraceVariable? trace = null, CrashReport? crash = null) : IDisposable
{
    /// <summary>The current invocation, as handlers and middleware see it. The same object for each.</summary>
    public Invocation Invocation { get; } = new(api, environment, log);

    /// <summary>Waits for the next event.</summary>
    /// <exception cref="RuntimeException">The Runtime API cannot be used any more.</exception>
    public void Next()
    {
        crash?.End();
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

    /// <summary>Closes the connection, and leaves the place for the request ID to the loop that replaces this one.</summary>
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
