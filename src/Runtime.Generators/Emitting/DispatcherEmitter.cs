using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the class that finds the handler of an event, for <c>_HANDLER=*</c>. It initializes what the handlers share once.</summary>
internal static class DispatcherEmitter
{
    public static string Emit(FunctionModel function)
    {
        PlannedHandler[] handlers = [.. function.Handlers.Where(handler => handler.Handler.IsRoute || function.Dispatched.Contains(handler.Handler))];
        IEnumerable<string> classes = handlers.Where(static handler => !handler.Handler.IsRoute).Select(static handler => handler.Handler.ClassName)
            .Concat(function.Routed.Length > 0 ? [GeneratedNames.Router] : []);
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
                    : base({{string.Join(", ", classes.Select(static name => $"new {name}()"))}})
                {
                }

                """);
            using (writer.Block("public override void Initialize(global::Lambda.Runtime.CompilerServices.LambdaEnvironment environment)"))
                writer.Lines(string.Join("\n", StartupCode.InitializePrepared(function, hasContainer, hasShutdown)));
            if (hasShutdown)
            {
                writer.Lines("""

                    public override void Shutdown() => _shutdown?.Run();
                    """);
            }
        }

        return writer.ToString();
    }
}
