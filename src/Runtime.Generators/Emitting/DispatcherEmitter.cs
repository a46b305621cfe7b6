using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the class that finds the handler of an event, for <c>_HANDLER=*</c>. It initializes what the handlers share once.</summary>
internal static class DispatcherEmitter
{
    public static string Emit(FunctionModel function)
    {
        PlannedHandler[] handlers = [.. function.Handlers.Where(handler => function.Dispatched.Contains(handler.Handler))];
        bool hasContainer = handlers.Any(static handler => handler.Plan.HasContainer);
        bool hasShutdown = hasContainer || function.Shutdowns.Count > 0 || handlers.Any(static handler => handler.Handler.Constructions.Any(static one => one.IsDisposable));
        var writer = SourceWriter.StartFile();
        writer.Lines("/// <summary>Calls the handler that takes an event, if <c>_HANDLER</c> is <c>*</c>.</summary>");
        using (writer.Block($"internal sealed class {GeneratedNames.Dispatcher} : global::Lambda.Runtime.CompilerServices.EventDispatcher"))
        {
            if (hasContainer)
                writer.Lines("private global::Lambda.Runtime.CompilerServices.FunctionServices _services;");
            if (hasShutdown)
                writer.Lines("private global::Lambda.Runtime.CompilerServices.HandlerShutdown _shutdown;");
            if (hasContainer || hasShutdown)
                writer.Lines("");
            writer.Lines($$"""
                public {{GeneratedNames.Dispatcher}}()
                    : base({{string.Join(", ", handlers.Select(static handler => $"new {handler.Handler.ClassName}()"))}})
                {
                }

                """);
            using (writer.Block("public override void Initialize(global::Lambda.Runtime.CompilerServices.LambdaEnvironment environment)"))
                writer.Lines(string.Join("\n", Initialize(function, hasContainer, hasShutdown)));
            if (hasShutdown)
            {
                writer.Lines("""

                    public override void Shutdown() => _shutdown?.Run();
                    """);
            }
        }

        return writer.ToString();
    }

    private static IEnumerable<string> Initialize(FunctionModel function, bool hasContainer, bool hasShutdown)
    {
        if (hasShutdown)
            yield return $"_shutdown = {StartupCode.CreateShutdown(StartupCode.ShutdownMethods(function))};";
        yield return $"Prepare(environment, {(hasShutdown ? "_shutdown" : "null")});";
        foreach (string call in StartupCode.DisposableServices(hasContainer))
            yield return $"_shutdown{call};";
        foreach (string statement in StartupCode.Run(function, hasContainer))
            yield return statement;
        yield return $"Complete({(hasContainer ? "_services" : "null")});";
        if (hasShutdown)
            yield return StartupCode.RegisterShutdown;
    }
}
