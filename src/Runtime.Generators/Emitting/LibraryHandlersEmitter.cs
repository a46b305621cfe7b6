using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>
/// Prints what keeps a program from taking the events of a handler in a library for its own: the library says which names its handlers go by,
/// and a program that refers to it refuses them.
/// </summary>
internal static class LibraryHandlersEmitter
{
    /// <summary>The key of the attribute that holds the names, one in a line.</summary>
    public const string MetadataKey = "Lambda.Runtime.Handlers";

    public const string ClassName = "HandlersOfLibraries";

    /// <summary>Prints the names for programs that refer to this library.</summary>
    public static string Names(FunctionModel library)
    {
        string names = string.Join("\n", library.Handlers.SelectMany(static handler => handler.Names).Concat(library.Refused.SelectMany(static handler => handler.Names)).Distinct());
        var writer = new SourceWriter();
        writer.Lines(SourceWriter.Header);
        writer.Lines($"[assembly: global::System.Reflection.AssemblyMetadata({Literal(MetadataKey)}, {Literal(names)})]");
        return writer.ToString();
    }

    /// <summary>Prints the class that goes by the names of all libraries' handlers, and serves none.</summary>
    public static string Refuse(EquatableArray<string> names)
    {
        SourceWriter writer = SourceWriter.StartFile();
        writer.Lines($$"""
            /// <summary>Keeps the names of handlers in referenced libraries, which have no program around them.</summary>
            internal sealed class {{ClassName}} : global::Lambda.Runtime.CompilerServices.GeneratedHandler
            {
                public override global::System.ReadOnlySpan<string> Names => new string[] { {{string.Join(", ", names.Select(Literal))}} };

                public override bool IsInLibrary => true;

                public override void Initialize(global::Lambda.Runtime.CompilerServices.LambdaEnvironment environment) => throw new global::System.NotSupportedException(
                    $"_HANDLER is \"{environment.Handler}\", a handler in a library, which this program refers to and does not serve. Move the handler to this project, or call its method from one here.");

                public override void Invoke(global::Lambda.Runtime.Invocation invocation)
                {
                }
            }
            """);
        return writer.ToString();
    }

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
