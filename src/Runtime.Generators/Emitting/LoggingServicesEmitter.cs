using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the class that registers the services of a function, and combines its loggers with those of Microsoft.Extensions.Logging.</summary>
/// <remarks>The library does not reference that package. So a function that does not reference it does not contain it either.</remarks>
internal static class LoggingServicesEmitter
{
    public const string ClassName = "LambdaLoggingServices";

    public static string Emit(StartupModel startup)
    {
        var writer = SourceWriter.StartFile();
        writer.Lines("/// <summary>Registers the services of the function, and combines its loggers with those of Microsoft.Extensions.Logging.</summary>");
        using (writer.Block($"internal static class {ClassName}"))
        using (writer.Block("internal static void Configure(global::Microsoft.Extensions.DependencyInjection.IServiceCollection services)"))
        {
            writer.Lines($$"""
                {{startup.Type}}.ConfigureServices(services);
                if (!global::Lambda.Runtime.CompilerServices.LoggingServices.UseProvider(services, typeof(global::Microsoft.Extensions.Options.IConfigureOptions<global::Microsoft.Extensions.Logging.LoggerFilterOptions>)))
                    return;

                global::Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions.TryAddSingleton<global::Microsoft.Extensions.Logging.ILoggerFactory, global::Microsoft.Extensions.Logging.LoggerFactory>(services);

                // First, so that the filters of the function come after these defaults.
                services.Insert(0, global::Microsoft.Extensions.DependencyInjection.ServiceDescriptor.Singleton<global::Microsoft.Extensions.Options.IConfigureOptions<global::Microsoft.Extensions.Logging.LoggerFilterOptions>>(
                    new global::Microsoft.Extensions.Options.ConfigureOptions<global::Microsoft.Extensions.Logging.LoggerFilterOptions>(static options =>
                    {
                        options.MinLevel = global::Lambda.Runtime.CompilerServices.LoggingServices.DefaultMinLevel;
                        options.Rules.Add(new global::Microsoft.Extensions.Logging.LoggerFilterRule(null, "System.Net.Http.HttpClient", global::Microsoft.Extensions.Logging.LogLevel.Warning, null));
                    })));
                """);
        }

        return writer.ToString();
    }
}
