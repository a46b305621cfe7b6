using System.Reflection;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Http.Tests.Fuzzing;

/// <summary>Calls the generated handler of the routes directly, without a loop and a connection.</summary>
internal static class FuzzedHandler
{
    private static readonly GeneratedHandler Handler = Generated.LambdaHandlers.All[0];
    private static readonly Invocation Invocation = CreateInvocation();

    /// <summary>What was thrown last on this thread. The handler responds to an exception with the status 500, which does not tell what it was.</summary>
    [ThreadStatic]
    private static Exception? _thrown;

    static FuzzedHandler()
    {
        AppDomain.CurrentDomain.FirstChanceException += static (_, e) => _thrown = e.Exception;
    }

    /// <returns>The response, which is valid until the next call, or the error of the invocation; and the exception that the handler caught.</returns>
    public static (ReadOnlyMemory<byte> Response, Exception? Error, Exception? Thrown) Invoke(ReadOnlyMemory<byte> json)
    {
        Invocation.ClearResponse();
        Invocation.Event = json;
        _thrown = null;
        try
        {
            Handler.Invoke(Invocation);
            return (Invocation.ResponseBytes, null, _thrown);
        }
        catch (Exception error)
        {
            return (default, error, error);
        }
    }

    /// <summary>Creates an invocation, which only a loop can do otherwise. It logs nothing.</summary>
    private static Invocation CreateInvocation()
    {
        var environment = new LambdaEnvironment(new Dictionary<string, string> { ["_HANDLER"] = "Http", ["AWS_LAMBDA_LOG_LEVEL"] = "FATAL" });
        Handler.Initialize(environment);
        Type logType = typeof(Invocation).Assembly.GetType("Lambda.Runtime.Logging.FunctionLog", throwOnError: true)!;
        object log = Activator.CreateInstance(logType, null, environment)!;
        return (Invocation)Activator.CreateInstance(typeof(Invocation), BindingFlags.Instance | BindingFlags.NonPublic, null, [null, environment, log], null)!;
    }
}
