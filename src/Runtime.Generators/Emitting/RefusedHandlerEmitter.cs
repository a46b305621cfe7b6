using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>
/// Prints the class of a handler that cannot be served. The build has an error then; where that is suppressed, the handler's names still
/// mean this handler and no other, and the function fails at init.
/// </summary>
internal static class RefusedHandlerEmitter
{
    public static string Emit(RefusedHandlerModel handler)
    {
        string names = string.Join(", ", handler.Names.Select(Literal));
        string message = Literal(
            $"The handler {handler.Method} cannot be served: the build reported an error at its [LambdaHandler], which was suppressed. Correct what the error says.");
        SourceWriter writer = SourceWriter.StartFile();
        writer.Lines($$"""
            /// <summary>Keeps the names of <c>{{handler.Method}}</c>, which cannot be served.</summary>
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

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
