using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the class that finds the route of an HTTP request.</summary>
internal static class RouterEmitter
{
    private const string Helpers = "global::Lambda.Runtime.CompilerServices.";

    public static string Emit(FunctionModel function)
    {
        PlannedHandler[] handlers = function.Routed;
        bool hasContainer = handlers.Any(static handler => handler.Plan.HasContainer);
        bool hasShutdown = hasContainer || function.Shutdowns.Count > 0 || handlers.Any(static handler => handler.Handler.Constructions.Any(static one => one.IsDisposable));
        var writer = SourceWriter.StartFile();
        writer.Lines("/// <summary>Finds the route of a request, and calls its handler.</summary>");
        using (writer.Block($"internal sealed class {GeneratedNames.Router} : {Helpers}HttpHandler"))
        {
            if (hasContainer)
                writer.Lines($"private {Helpers}FunctionServices _services;");
            if (hasShutdown)
                writer.Lines($"private {Helpers}HandlerShutdown _shutdown;");
            if (function.Outer is not null)
                writer.Lines($"private readonly {GeneratedNames.Routes} _outer = new {GeneratedNames.Routes}();");
            var cors = CorsPolicy.Of(handlers);
            if (cors is not null)
                writer.Lines($"private readonly {Helpers}HttpCors _cors = new {Helpers}HttpCors({cors.Arguments});");
            writer.Lines($$"""
                public {{GeneratedNames.Router}}()
                    : base({{string.Join(", ", handlers.Select(static handler => $"new {handler.Handler.ClassName}()"))}})
                {
                }

                """);
            using (writer.Block($"public override void Initialize({Helpers}LambdaEnvironment environment)"))
                writer.Lines(string.Join("\n", StartupCode.InitializePrepared(function, hasContainer, hasShutdown)));
            if (hasShutdown)
            {
                writer.Lines("""

                    public override void Shutdown() => _shutdown?.Run();
                    """);
            }

            if (function.Outer is not null)
            {
                writer.Lines($"""

                    protected override {Helpers}PreparedHandler Outer => _outer;
                    """);
            }

            if (cors is not null)
            {
                writer.Lines($"""

                    protected override bool BeginCors({Helpers}HttpExchange http) => _cors.Begin(http);
                    """);
            }

            string[] finishing =
            [
                .. handlers.Any(static handler => handler.Handler.HasETags) ? new[] { "HttpConditions" } : [],
                .. handlers.Any(static handler => handler.Handler.Compresses) ? new[] { "HttpCompression" } : [],
            ];
            if (finishing.Length > 0)
            {
                writer.Lines("");
                using (writer.Block($"protected override void Finish(global::Lambda.Runtime.Invocation invocation, {Helpers}HttpExchange http)"))
                {
                    foreach (string step in finishing)
                        writer.Lines($"{Helpers}{step}.Apply(invocation, http);");
                }
            }

            if (handlers.Any(static handler => handler.Handler.FailsOnException))
            {
                writer.Lines("""

                    protected override bool FailsOnException => true;
                    """);
            }

            if (handlers.Any(static handler => handler.Handler.TrustsLoadBalancer))
            {
                writer.Lines("""

                    protected override bool TrustsLoadBalancer => true;
                    """);
            }

            if (handlers.Any(static handler => handler.Handler.IsStreamed))
            {
                writer.Lines($"""

                    protected override bool IsStreamed => true;

                    protected override void SendComplete(global::Lambda.Runtime.Invocation invocation) => {Helpers}HttpStreams.SendComplete(invocation);
                    """);
            }

            writer.Lines("");
            using (writer.Block("protected override string RouteOf(int handler, int route)"))
                EmitRoutes(writer, handlers);
            writer.Lines("");
            new RouteMatchEmitter(writer).Emit(handlers);
        }

        return writer.ToString();
    }

    private static void EmitRoutes(SourceWriter writer, PlannedHandler[] handlers)
    {
        using (writer.Block("switch (handler)"))
        {
            for (int i = 0; i < handlers.Length; i++)
            {
                string[] paths = [.. handlers[i].Handler.Routes.Select(static route => Literals.Text(route.Path))];
                IEnumerable<string> others = paths.Skip(1).Select(static (path, index) => FormattableString.Invariant($"{index + 1} => {path}, "));
                string found = paths.Length == 1 ? paths[0] : $"route switch {{ {string.Concat(others)}_ => {paths[0]} }}";
                writer.Lines(FormattableString.Invariant($"case {i}: return {found};"));
            }

            writer.Lines("default: return null;");
        }
    }
}
