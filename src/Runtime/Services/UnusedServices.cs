using Lambda.Runtime.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lambda.Runtime.Services;

/// <summary>Warns about registrations that nothing in a function uses, though a host of .NET would.</summary>
internal static class UnusedServices
{
    private const string HostedService = "Microsoft.Extensions.Hosting.IHostedService";

    public static void Warn(IServiceCollection services)
    {
        if (FunctionLog.Current is not { } log)
            return;
        bool isLambda = services.LastOrDefault(static descriptor => descriptor.ServiceType == typeof(ILoggerFactory) && !descriptor.IsKeyedService)
            ?.ImplementationInstance is LambdaLoggerFactory;
        foreach (ServiceDescriptor descriptor in services)
        {
            if (descriptor.ServiceType.FullName == HostedService)
            {
                RuntimeLog.Write(
                    log,
                    "WARN",
                    $"{FormatName(descriptor)} is a hosted service, and is not started, because a function has no host. Call what it does from Initialize or InitializeAsync "
                        + "of the [LambdaStartup] class, and what ends it from a [LambdaShutdown] method.");
            }
            else if (isLambda && descriptor.ServiceType == typeof(ILoggerProvider))
            {
                RuntimeLog.Write(
                    log,
                    "WARN",
                    $"{FormatName(descriptor)} is a logger provider, and is not used, because AddLambdaLogging alone writes only to the log of the function. Call AddLogging of "
                        + "Microsoft.Extensions.Logging in ConfigureServices too.");
            }
        }
    }

    /// <summary>The type of the service, if it is known before it is created.</summary>
    private static string FormatName(ServiceDescriptor descriptor) =>
        (descriptor.IsKeyedService ? descriptor.KeyedImplementationType : descriptor.ImplementationType ?? descriptor.ImplementationInstance?.GetType())?.FullName
        ?? $"A factory of {descriptor.ServiceType.Name}";
}
