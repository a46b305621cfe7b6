using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>
/// Prints what prevents a program from handling the events of a handler in a referenced library: the library lists the names of its handlers,
/// and the program rejects them.
/// </summary>
internal static class LibraryHandlersEmitter
{
    public const string ClassName = "HandlersOfLibraries";

    /// <summary>Prints the names for programs that reference this library.</summary>
    public static string Names(FunctionModel library)
    {
        string names = string.Join(
            "\n", library.Handlers.SelectMany(static planned => planned.Handler.Names).Concat(library.Invalid.SelectMany(static handler => handler.Names)).Distinct());
        var writer = new SourceWriter();
        writer.Lines(SourceWriter.Header);
        writer.Lines($"[assembly: global::System.Reflection.AssemblyMetadata({Literals.Text(GeneratedNames.LibraryHandlersKey)}, {Literals.Text(names)})]");
        return writer.ToString();
    }

    /// <summary>Prints the class that is selected by the names of the libraries' handlers, and rejects them.</summary>
    public static string Reject(EquatableArray<string> names)
    {
        var writer = SourceWriter.StartFile();
        writer.Lines($$"""
            /// <summary>Rejects the names of handlers in referenced libraries, which this program does not run.</summary>
            internal sealed class {{ClassName}} : global::Lambda.Runtime.CompilerServices.GeneratedHandler
            {
                public override global::System.ReadOnlySpan<string> Names => new string[] { {{string.Join(", ", names.Select(Literals.Text))}} };

                public override bool IsListed => false;

                public override void Initialize(global::Lambda.Runtime.CompilerServices.LambdaEnvironment environment) => throw new global::System.NotSupportedException(
                    $"_HANDLER is \"{environment.Handler}\", a handler in a library, which this program references but does not run. Move the handler to this project, or call its method from one here.");

                public override void Invoke(global::Lambda.Runtime.Invocation invocation)
                {
                }
            }
            """);
        return writer.ToString();
    }
}
