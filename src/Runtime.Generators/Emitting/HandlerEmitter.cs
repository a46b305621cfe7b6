using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the class around one handler: decode, call, encode.</summary>
internal sealed class HandlerEmitter(FunctionModel function)
{
    private readonly JsonReaderEmitter _readers = new(function.Readers);
    private readonly JsonWriterEmitter _writers = new(function.Writers);

    public string Emit(HandlerModel handler)
    {
        SourceWriter writer = SourceWriter.StartFile();
        writer.Lines($"/// <summary>Serves <c>{handler.Method.Replace("global::", "")}</c>.</summary>");
        using (writer.Block($"internal sealed class {handler.ClassName} : global::Lambda.Runtime.GeneratedHandler"))
        {
            string names = string.Join(", ", handler.Names.Select(static name => SymbolDisplay.FormatLiteral(name, quote: true)));
            writer.Lines($"public override global::System.ReadOnlySpan<string> Names => new string[] {{ {names} }};");
            writer.Lines("");
            if (handler.StaticInitializer is not null)
                EmitInitialize(writer, handler.StaticInitializer);
            using (writer.Block("public override void Invoke(global::Lambda.Runtime.Invocation invocation)"))
                EmitInvoke(writer, handler);
        }

        return writer.ToString();
    }

    /// <summary>What a static constructor does belongs to the init phase, and its failure is an init error.</summary>
    private static void EmitInitialize(SourceWriter writer, string type)
    {
        writer.Lines("public override void Initialize() =>");
        writer.Lines($"    global::System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof({type}).TypeHandle);");
        writer.Lines("");
    }

    private void EmitInvoke(SourceWriter writer, HandlerModel handler)
    {
        foreach (ParameterModel parameter in handler.Parameters)
        {
            if (parameter is { Kind: ParameterKind.Event, Event: { } value })
            {
                writer.Lines($"{value.Type} lambdaEvent = global::Lambda.Runtime.Json.JsonEvent.Read(");
                writer.Lines("    invocation.Event.Span,");
                writer.Lines($"    static (ref global::System.Text.Json.Utf8JsonReader reader) => {_readers.Read(value)});");
            }
        }

        string arguments = string.Join(", ", handler.Parameters.Select(static parameter => parameter.Kind switch
        {
            ParameterKind.Context => "invocation.CreateContext()",
            _ => "lambdaEvent",
        }));
        string call = $"{handler.Method}({arguments})";
        if (handler.Await == AwaitKind.Task)
            call = $"global::Lambda.Runtime.HandlerTask.GetResult({call})";

        if (handler.Result is null)
        {
            writer.Lines($"{call};");
            writer.Lines("invocation.Result.WriteNull();");
        }
        else
        {
            writer.Lines($"{handler.Result.Type} lambdaResult = {call};");
            writer.Lines(_writers.Write(handler.Result, "invocation.Result", "lambdaResult"));
        }
    }
}
