using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints all files of a function.</summary>
internal static class FunctionEmitter
{
    /// <param name="function">The function.</param>
    /// <param name="add">Takes a file's name and its text.</param>
    public static void Emit(FunctionModel function, Action<string, string> add)
    {
        if (function.IsLanguageOld)
        {
            if (function.EmitMain)
                add($"{GeneratedNames.Program}.g.cs", ProgramEmitter.OldProgram());
            return;
        }

        // Shared by all files, because readers and writers call each other by name.
        var readers = new JsonReaderEmitter(function.Readers);
        var writers = new JsonWriterEmitter(function.Writers, function.IsHtmlSafe);
        if (function.EmitMain)
            add($"{GeneratedNames.Program}.g.cs", ProgramEmitter.Program());
        if (function.EmitMain || function.Handlers.Count > 0 || function.Invalid.Count > 0)
            add($"{GeneratedNames.Handlers}.g.cs", ProgramEmitter.Handlers(function));
        if (function.Handlers.Count > 0 || function.Invalid.Count > 0)
            add($"{GeneratedNames.Descriptions}.g.cs", DescriptionEmitter.Emit(function));

        if (function.HasDispatcher)
            add($"{GeneratedNames.Dispatcher}.g.cs", DispatcherEmitter.Emit(function));
        if (function.Routed.Length > 0)
            add($"{GeneratedNames.Router}.g.cs", RouterEmitter.Emit(function));
        if (function.IsLibrary && function.Handlers.Count + function.Invalid.Count > 0)
            add("LambdaLibrary.g.cs", LibraryHandlersEmitter.Names(function));
        if (function.EmitMain && function.LibraryNames.Count > 0)
            add($"{LibraryHandlersEmitter.ClassName}.g.cs", LibraryHandlersEmitter.Reject(function.LibraryNames));
        if (function is { CompletesLogging: true, Startup: { } startup } && function.Handlers.Any(static handler => handler.Plan.HasContainer))
            add($"{LoggingServicesEmitter.ClassName}.g.cs", LoggingServicesEmitter.Emit(startup));
        if (function.Fingerprints.Count > 0)
            add($"{GeneratedNames.Fingerprints}.g.cs", FingerprintEmitter.Emit(function.Fingerprints));

        foreach ((HandlerModel handler, InvocationPlan plan) in function.Handlers.Concat(function.Outer is { } outer ? [outer] : []))
            add($"Handlers.{handler.ClassName}.g.cs", new HandlerEmitter(function, handler, plan, readers, writers).Emit());
        foreach (InvalidHandlerModel handler in function.Invalid)
            add($"Handlers.{handler.ClassName}.g.cs", InvalidHandlerEmitter.Emit(handler));
        if (function.Readers.Count + function.Writers.Count > 0)
            add("JsonClasses.g.cs", JsonClassEmitter.Emit());
        foreach (JsonTypeModel type in function.Readers)
            add($"JsonReaders.{type.Name}.g.cs", readers.Emit(type));
        foreach (JsonTypeModel type in function.Writers)
            add($"JsonWriters.{type.Name}.g.cs", writers.Emit(type));
        if (function.Roots.Count > 0)
            add("JsonContracts.g.cs", JsonContractEmitter.Emit(function, readers, writers));
        foreach (JsonTypeModel type in function.Tables)
        {
            if (type is JsonEnumModel enumeration)
                add($"JsonEnums.{type.Name}.g.cs", JsonTableEmitter.Enum(enumeration));
            else if (type is JsonConverterModel converter)
                add($"JsonConverters.{type.Name}.g.cs", JsonTableEmitter.Converter(converter));
        }
    }
}
