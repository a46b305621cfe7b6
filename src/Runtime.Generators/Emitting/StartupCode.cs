using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>The parts of an initialization that do not depend on the handler: the services, the startup class, and the shutdown.</summary>
internal static class StartupCode
{
    public const string RegisterShutdown = "global::Lambda.Runtime.CompilerServices.ShutdownSignal.Register(environment, _shutdown);";

    /// <param name="calls">The calls that add its steps.</param>
    public static string CreateShutdown(IEnumerable<string> calls) => $"new global::Lambda.Runtime.CompilerServices.HandlerShutdown(){string.Concat(calls)}";

    /// <summary>The calls that add the shutdown methods.</summary>
    public static IEnumerable<string> ShutdownMethods(FunctionModel function) => function.Shutdowns.Select(static shutdown =>
    {
        string call = shutdown.IsAwaited ? $"global::Lambda.Runtime.CompilerServices.HandlerTask.GetResult({shutdown.Method}())" : $"{shutdown.Method}()";
        return $".AddMethod({Literals.Text(shutdown.DisplayName)}, static () => {call})";
    });

    /// <summary>The call that adds the container, after everything that may use its services.</summary>
    public static string[] DisposableServices(bool hasContainer) => hasContainer ? [".AddDisposable(\"the services\", () => _services)"] : [];

    /// <summary>The statements that create the container, in <c>_services</c>, and run the startup class.</summary>
    public static IEnumerable<string> Run(FunctionModel function, bool hasContainer)
    {
        StartupModel? startup = function.Startup;
        if (hasContainer)
        {
            string configure = function.CompletesLogging ? $"{LoggingServicesEmitter.ClassName}.Configure"
                : startup is { Configures: true } ? $"{startup.Type}.ConfigureServices"
                : "static services => { }";
            yield return $"_services = global::Lambda.Runtime.CompilerServices.FunctionServices.Build({configure});";
            if (function.ValidatesOptions)
                yield return "((global::Microsoft.Extensions.Options.IStartupValidator)_services.Provider.GetService(typeof(global::Microsoft.Extensions.Options.IStartupValidator)))?.Validate();";
        }

        if (startup?.Initializer is { } start)
        {
            string call = $"{startup.Type}.{start}({(startup.InitializerTakesServices ? "_services.Provider" : "")})";
            yield return startup.InitializerIsAwaited ? $"global::Lambda.Runtime.CompilerServices.HandlerTask.GetResult({call});" : $"{call};";
        }
    }

    /// <summary>The statements that initialize several handlers, which share the services.</summary>
    public static IEnumerable<string> InitializePrepared(FunctionModel function, bool hasContainer, bool hasShutdown)
    {
        if (hasShutdown)
            yield return $"_shutdown = {CreateShutdown(ShutdownMethods(function))};";
        yield return $"Prepare(environment, {(hasShutdown ? "_shutdown" : "null")});";
        foreach (string call in DisposableServices(hasContainer))
            yield return $"_shutdown{call};";
        foreach (string statement in Run(function, hasContainer))
            yield return statement;
        yield return $"Complete({(hasContainer ? "_services" : "null")});";
        if (hasShutdown)
            yield return RegisterShutdown;
    }
}
