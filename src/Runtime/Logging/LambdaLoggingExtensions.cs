using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lambda.Runtime;

/// <summary>Loggers as services.</summary>
public static class LambdaLoggingExtensions
{
    /// <summary>
    /// Registers <see cref="ILogger"/>, <see cref="ILogger{TCategoryName}"/> and <see cref="ILoggerFactory"/>. They write as
    /// <see cref="LambdaContext.Logger"/> does, with the ids of the invocation that they are used in.
    /// </summary>
    /// <param name="services">Those of the startup class.</param>
    /// <returns>The same.</returns>
    /// <remarks>
    /// To be called in <c>ConfigureServices</c>. The invocation's ids follow its flow through awaits and tasks, so several invocations
    /// at once keep theirs; what is logged outside of any has none. Each invocation gets a <see cref="LambdaContext"/> by it, and no
    /// other cost.
    /// </remarks>
    public static IServiceCollection AddLambdaLogging(this IServiceCollection services)
    {
        FunctionLog log = FunctionLog.Starting ?? FunctionLog.ForProcess(LambdaEnvironment.FromProcess());
        AmbientLogger.Follow();
        return services
            .AddSingleton<ILoggerFactory>(new LambdaLoggerFactory(log))
            .AddSingleton<ILogger>(new AmbientLogger(log, category: null))
            .AddSingleton(typeof(ILogger<>), typeof(Logger<>));
    }
}
