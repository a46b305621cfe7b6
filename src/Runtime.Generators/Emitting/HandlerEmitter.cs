using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the class around one handler: its names, what is made before the first event, one invocation, what is disposed of.</summary>
internal sealed class HandlerEmitter
{
    private readonly HandlerModel _handler;
    private readonly StartupModel? _startup;
    private readonly EquatableArray<ShutdownModel> _shutdowns;
    private readonly InvocationEmitter _invocation;

    public HandlerEmitter(FunctionModel function, HandlerModel handler, JsonReaderEmitter readers, JsonWriterEmitter writers)
    {
        _handler = handler;
        _startup = function.Startup;
        _shutdowns = function.Shutdowns;
        _invocation = new InvocationEmitter(function, handler, readers, writers);
    }

    private bool HasContainer => _handler.TakesServices || _startup is { InitializerTakesServices: true };

    private bool HasShutdown => ShutdownSteps().Any();

    public string Emit()
    {
        SourceWriter writer = SourceWriter.StartFile();
        writer.Lines($"/// <summary>Serves <c>{_handler.Type.Replace("global::", "")}.{_handler.Method}</c>.</summary>");
        using (writer.Block($"internal sealed class {_handler.ClassName} : global::Lambda.Runtime.CompilerServices.GeneratedHandler"))
        {
            foreach ((string type, string name) in Fields())
                writer.Lines($"private {type} {name};");
            if (Fields().Any())
                writer.Lines("");
            string names = string.Join(", ", _handler.Names.Select(Literal));
            writer.Lines($"public override global::System.ReadOnlySpan<string> Names => new string[] {{ {names} }};");
            writer.Lines("");
            string[] initialize = [.. Initialize()];
            if (initialize.Length > 0)
            {
                using (writer.Block("public override void Initialize(global::Lambda.Runtime.CompilerServices.LambdaEnvironment environment)"))
                {
                    foreach (string line in initialize)
                        writer.Lines(line);
                }

                writer.Lines("");
            }

            _invocation.Emit(writer);
            EmitShutdown(writer);
        }

        return writer.ToString();
    }

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private IEnumerable<(string Type, string Name)> Fields()
    {
        if (_invocation.TakesText)
            yield return ("global::Lambda.Runtime.CompilerServices.TextPayload", "_text");
        if (_invocation.TakesDeadline)
            yield return ("global::Lambda.Runtime.CompilerServices.CancellationMargin", "_margin");
        if (HasContainer)
            yield return ("global::Lambda.Runtime.CompilerServices.FunctionServices", "_services");
        if (HasShutdown)
            yield return ("global::Lambda.Runtime.CompilerServices.HandlerShutdown", "_shutdown");
        if (_handler.Instance is { } instance)
            yield return (instance.Type, "_instance");
        foreach ((StepModel step, int number) in _invocation.Middleware)
        {
            yield return ("global::Lambda.Runtime.ILambdaMiddleware", $"_middleware{number}");
            yield return ("global::Lambda.Runtime.InvocationDelegate", $"_step{number + 1}");
        }
    }

    private IEnumerable<string> Initialize()
    {
        // First, so that it also knows of what is made before something fails.
        if (HasShutdown)
            yield return $"_shutdown = new global::Lambda.Runtime.CompilerServices.HandlerShutdown(){string.Concat(ShutdownSteps())};";

        // What a static constructor does belongs to the init phase, and its failure is an init error.
        if (_handler.HasStaticConstructor)
            yield return $"global::System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof({_handler.Type}).TypeHandle);";
        if (_invocation.TakesText)
            yield return "_text = global::Lambda.Runtime.CompilerServices.TextPayload.Create(environment);";
        if (_invocation.TakesDeadline)
            yield return $"_margin = global::Lambda.Runtime.CompilerServices.CancellationMargin.Create(environment, {_handler.CancellationMargin});";
        if (HasContainer)
        {
            string configure = _startup is { Configures: true } ? $"{_startup.Type}.ConfigureServices" : "static services => { }";
            yield return $"_services = global::Lambda.Runtime.CompilerServices.FunctionServices.Build({configure});";
        }

        if (_startup?.Initializer is { } initializer)
        {
            string call = $"{_startup.Type}.{initializer}({(_startup.InitializerTakesServices ? "_services.Provider" : "")})";
            yield return _startup.InitializerIsAwaited ? $"global::Lambda.Runtime.CompilerServices.HandlerTask.GetResult({call});" : $"{call};";
        }

        if (_handler.Instance is { } instance)
            yield return $"_instance = {Construct(instance)};";
        foreach ((StepModel step, int number) in _invocation.Middleware)
        {
            yield return $"_middleware{number} = {Construct(step.Middleware!)};";
            yield return $"_step{number + 1} = Step{number + 1};";
        }

        foreach (ServiceModel service in _handler.Parameters.Select(static parameter => parameter.Service).OfType<ServiceModel>())
        {
            string optional = service.IsOptional ? "true" : "false";
            yield return $"_services.Require({Literal(_handler.Shown)}, typeof({service.Type}), {service.Key ?? "null"}, {optional});";
        }

        if (HasShutdown)
            yield return "global::Lambda.Runtime.CompilerServices.ShutdownSignal.Await(environment, _shutdown);";
    }

    private static string Construct(ConstructionModel made)
    {
        string arguments = string.Join(", ", made.Arguments.Select(argument =>
        {
            string key = argument.Service.Key is { } given ? $", {given}" : "";
            string get = argument.Service.IsOptional ? "GetOptional" : "Get";
            return $"{argument.Name}: _services.{get}<{argument.Service.Type}>({Literal(made.Shown)}{key})";
        }));
        return $"new {made.Type}({arguments})";
    }

    /// <summary>The steps at the end, each as a call that adds it.</summary>
    private IEnumerable<string> ShutdownSteps()
    {
        foreach (ShutdownModel shutdown in _shutdowns)
        {
            string call = shutdown.IsAwaited ? $"global::Lambda.Runtime.CompilerServices.HandlerTask.GetResult({shutdown.Method}())" : $"{shutdown.Method}()";
            yield return $".Call({Literal(shutdown.Shown)}, static () => {call})";
        }

        if (_handler.Instance is { IsDisposable: true } instance)
            yield return $".Dispose({Literal(instance.Shown)}, () => _instance)";
        foreach ((StepModel step, int number) in _invocation.Middleware)
        {
            if (step.Middleware!.IsDisposable)
                yield return $".Dispose({Literal(step.Middleware.Shown)}, () => _middleware{number})";
        }

        if (HasContainer)
            yield return ".Dispose(\"the services\", () => _services)";
    }

    private void EmitShutdown(SourceWriter writer)
    {
        if (!HasShutdown)
            return;
        writer.Lines("");
        writer.Lines("public override void Shutdown() => _shutdown?.Run();");
    }
}
