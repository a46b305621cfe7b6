using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Logging;
using Lambda.Runtime.RuntimeApi;

namespace Lambda.Runtime.Hosting;

/// <summary>Reports an error before the first <c>/next</c>: to the log, and to the service.</summary>
internal static class InitError
{
    /// <summary>Logs the error, then posts it to <c>/init/error</c>. In this order it is known even if the service cannot be reached.</summary>
    /// <param name="exception">The error.</param>
    /// <param name="api">The client; <see langword="null"/> if its address was not valid, so that the error can only be logged.</param>
    /// <param name="environment">The environment variables of the function.</param>
    /// <param name="log">The log of the function.</param>
    public static void Report(Exception exception, RuntimeApiClient? api, LambdaEnvironment environment, FunctionLog log)
    {
        var error = FunctionError.From(exception);
        RuntimeLog.Write(log, "FATAL", "init failed: ", error);
        if (api is null)
            return;

        var body = new CompletionBody();
        error.Write(body.Json);
        try
        {
            if (api.PostInitError(body.Request, error.HeaderType, XRayCause.Create(error, environment.TaskRoot)).Reason is { } reason)
                RuntimeLog.Write(log, "WARN", reason);
        }
        catch (RuntimeException e)
        {
            RuntimeLog.Write(log, "FATAL", "", FunctionError.From(e));
        }
    }
}
