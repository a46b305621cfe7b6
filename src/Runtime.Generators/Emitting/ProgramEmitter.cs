using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the program and its table of handlers.</summary>
internal static class ProgramEmitter
{
    public static string Program()
    {
        var writer = SourceWriter.StartFile();
        writer.Lines($$"""
            /// <summary>The entry point of the program.</summary>
            internal static class {{GeneratedNames.Program}}
            {
                private static int Main() => global::Lambda.Runtime.LambdaHost.Run({{GeneratedNames.Handlers}}.{{GeneratedNames.HandlersProperty}});
            }
            """);
        return writer.ToString();
    }

    /// <summary>The program of a project whose version of C# is too old for generated code, so that the compiler does not report that the entry point is missing, too.</summary>
    public static string OldProgram()
    {
        const string Message = "Nothing was generated: the build reported that LangVersion is too old for generated code, which was suppressed. Correct the error.";
        var writer = new SourceWriter();
        writer.Lines(SourceWriter.Header);
        writer.Lines($$"""
            namespace {{GeneratedNames.Namespace}}
            {
                /// <summary>The entry point of the program.</summary>
                internal static class {{GeneratedNames.Program}}
                {
                    private static int Main()
                    {
                        throw new global::System.NotSupportedException({{Literals.Text(Message)}});
                    }
                }
            }
            """);
        return writer.ToString();
    }

    public static string Handlers(FunctionModel function)
    {
        var writer = SourceWriter.StartFile();
        writer.Lines("/// <summary>The handlers of this program. <c>_HANDLER</c> selects one.</summary>");
        using (writer.Block($"internal static class {GeneratedNames.Handlers}"))
        {
            using (writer.Block($"internal static global::Lambda.Runtime.CompilerServices.GeneratedHandler[] {GeneratedNames.HandlersProperty} => new global::Lambda.Runtime.CompilerServices.GeneratedHandler[]", "};"))
            {
                // First, so that a name that selects several handlers selects the one with an error.
                foreach (InvalidHandlerModel handler in function.Invalid)
                    writer.Lines($"new {handler.ClassName}(),");
                foreach ((HandlerModel handler, _) in function.Handlers.Where(static planned => !planned.Handler.IsRoute))
                    writer.Lines($"new {handler.ClassName}(),");
                if (function.Routed.Length > 0)
                    writer.Lines($"new {GeneratedNames.Router}(),");
                if (function.HasDispatcher)
                    writer.Lines($"new {GeneratedNames.Dispatcher}(),");
                if (function.EmitMain && function.LibraryNames.Count > 0)
                    writer.Lines($"new {LibraryHandlersEmitter.ClassName}(),");
            }
        }

        return writer.ToString();
    }
}
