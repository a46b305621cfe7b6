using System.ComponentModel;
using Lambda.Runtime.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Combines the loggers of a function with those of Microsoft.Extensions.Logging.</summary>
/// <remarks>
/// Called by generated code, during initialization, if the project references that package. This library does not reference it, so the types of the
/// package are parameters.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LoggingServices
{
    private const string DefaultFactory = "Microsoft.Extensions.Logging.LoggerFactory";
    private const string DefaultLevel = "DefaultLoggerLevelConfigureOptions";

    /// <summary>The lowest level that is logged where no filter says otherwise: that of <c>AWS_LAMBDA_LOG_LEVEL</c>.</summary>
    public static LogLevel DefaultMinLevel => (LogLevel)Log.MinRank;

    private static FunctionLog Log => FunctionLog.Current ?? FunctionLog.ForProcess(LambdaEnvironment.FromProcess());

    /// <summary>Makes the loggers of the function a provider, if the function calls <c>AddLogging</c> and has no other provider, or calls <c>AddLambdaLogging</c> too.</summary>
    /// <param name="services">The services that the function registered.</param>
    /// <param name="filters">The type of the service that configures filters, which <c>AddLogging</c> registers.</param>
    /// <returns>Whether the caller has to register the logger factory of the package, and the defaults of the filters.</returns>
    public static bool UseProvider(IServiceCollection services, Type filters)
    {
        // The descriptor of a service with a key may throw when it is asked for the implementation without a key.
        List<ServiceDescriptor> unkeyed = [.. services.Where(static descriptor => !descriptor.IsKeyedService)];
        List<ServiceDescriptor> configured = unkeyed.FindAll(descriptor => descriptor.ServiceType == filters);
        ServiceDescriptor? factory = unkeyed.FindLast(static descriptor => descriptor.ServiceType == typeof(ILoggerFactory));
        List<ServiceDescriptor> own = unkeyed.FindAll(static descriptor => descriptor.ImplementationInstance is LambdaLoggerFactory or AmbientLogger);
        bool isReplaceable = factory?.ImplementationInstance is LambdaLoggerFactory || factory?.ImplementationType?.FullName == DefaultFactory;
        bool hasProvider = unkeyed.Exists(static descriptor => descriptor.ServiceType == typeof(ILoggerProvider));

        // A factory of another library, such as Serilog's, has its own filters.
        if (configured.Count == 0 || !isReplaceable || (hasProvider && own.Count == 0))
            return false;

        // The default of AddLogging, Information, would hide the level in the configuration of the function.
        if (configured.Find(static descriptor => descriptor.ImplementationInstance?.GetType().Name == DefaultLevel) is { } level)
            services.Remove(level);
        own.ForEach(descriptor => services.Remove(descriptor));
        if (own.Count > 0)
            services.AddSingleton(static provider => provider.GetRequiredService<ILoggerFactory>().CreateLogger(""));
        services.AddSingleton<ILoggerProvider>(new LambdaLoggerProvider(Log));
        AmbientLogger.TrackInvocations();
        return true;
    }
}
