using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>
/// Prints the class of a handler with an error. If the error is suppressed, the handler's names still select this handler and no other, and initialization
/// fails.
/// </summary>
internal static class InvalidHandlerEmitter
{
    public static string Emit(InvalidHandlerModel handler)
    {
        string names = string.Join(", ", handler.Names.Select(Literals.Text));
        string message = Literals.Text(
            $"The handler {handler.Method} cannot run: the build reported an error at its [LambdaHandler], which was suppressed. Correct the error.");
        SourceWriter writer = SourceWriter.StartFile();
        writer.Lines($$"""
            /// <summary>Keeps the names of <c>{{handler.Method}}</c>, which has an error.</summary>
            internal sealed class {{handler.ClassName}} : global::Lambda.Runtime.CompilerServices.GeneratedHandler
            {
                public override global::System.ReadOnlySpan<string> Names => new string[] { {{names}} };

                public override void Initialize(global::Lambda.Runtime.CompilerServices.LambdaEnvironment environment) =>
                    throw new global::System.NotSupportedException({{message}});

                public override void Invoke(global::Lambda.Runtime.Invocation invocation)
                {
                }
            }
            """);
        return writer.ToString();
    }
}
