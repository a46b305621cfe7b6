using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Logging;
using Lambda.Runtime.RuntimeApi;
using Lambda.Runtime.Wire;

namespace Lambda.Runtime.Hosting;

/// <summary>A failure before the first <c>/next</c>: the function's owner reads it in the log, the service in <c>/init/error</c>.</summary>
internal static class InitError
{
    /// <summary>Logs it first, so that it is known even when the service cannot be reached, and posts it.</summary>
    public static void Report(Exception exception, RuntimeApiClient? api, LambdaEnvironment environment, FunctionLog log)
    {
        FunctionError error = FunctionError.Of(exception);
        LogRecord.Write(log, "FATAL", "init failed: ", error);
        if (api is null)
            return;

        var body = new RequestBuffer();
        error.Write(body.Json);
        try
        {
            api.PostInitError(body, error.HeaderType, XRayCause.Of(error, environment.TaskRoot));
        }
        catch (RuntimeException e)
        {
            LogRecord.Write(log, "FATAL", e.Message);
        }
    }
}
