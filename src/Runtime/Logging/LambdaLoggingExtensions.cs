using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lambda.Runtime;

/// <summary>Registers loggers as services.</summary>
public static class LambdaLoggingExtensions
{
    /// <summary>
    /// Registers <see cref="ILogger"/>, <see cref="ILogger{TCategoryName}"/> and <see cref="ILoggerFactory"/>. They write as
    /// <see cref="LambdaContext.Logger"/> does, with the IDs of the invocation in which they are used.
    /// </summary>
    /// <param name="services">The parameter of <c>ConfigureServices</c>.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <remarks>
    /// The IDs follow the asynchronous flow, so that concurrent invocations have different ones. A record outside an invocation has no IDs. Each
    /// invocation creates a <see cref="LambdaContext"/>; there is no other cost. If <c>AddLogging</c> of Microsoft.Extensions.Logging is called too, in any order,
    /// its filters and other providers apply.
    /// </remarks>
    /// <example>
    /// <code>
    /// [LambdaStartup]
    /// internal static class Startup
    /// {
    ///     public static void ConfigureServices(IServiceCollection services) => services.AddLambdaLogging();
    /// }
    ///
    /// public sealed class Functions(ILogger&lt;Functions> logger)
    /// {
    ///     [LambdaHandler]
    ///     public void Store(Order order) => logger.LogInformation("stores {Order}", order.Id);
    /// }
    /// </code>
    /// </example>
    public static IServiceCollection AddLambdaLogging(this IServiceCollection services)
    {
        FunctionLog log = FunctionLog.Current ?? FunctionLog.ForProcess(LambdaEnvironment.FromProcess());
        AmbientLogger.TrackInvocations();
        return services
            .AddSingleton<ILoggerFactory>(new LambdaLoggerFactory(log))
            .AddSingleton<ILogger>(new AmbientLogger(log, category: null, log.MinRank))
            .AddSingleton(typeof(ILogger<>), typeof(Logger<>));
    }
}
