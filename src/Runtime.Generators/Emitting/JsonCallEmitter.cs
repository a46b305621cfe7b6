using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the methods that replace the calls of <c>LambdaJson</c>.</summary>
/// <remarks>https://github.com/dotnet/roslyn/blob/main/docs/features/interceptors.md</remarks>
internal static class JsonCallEmitter
{
    private const string Calls = "global::Lambda.Runtime.CompilerServices.JsonCalls";

    /// <param name="calls">The calls.</param>
    /// <param name="function">Names the readers and writers.</param>
    /// <param name="add">Takes a file's name and its text.</param>
    public static void Emit(EquatableArray<JsonCallModel> calls, FunctionModel function, Action<string, string> add)
    {
        if (calls.Count > 0 && !function.IsLanguageOld)
            add($"{GeneratedNames.JsonCalls}.g.cs", Emit(calls, function));
    }

    private static string Emit(EquatableArray<JsonCallModel> calls, FunctionModel function)
    {
        var readers = new JsonReaderEmitter(function.Readers);
        var writers = new JsonWriterEmitter(function.Writers, function.IsHtmlSafe);
        var writer = new SourceWriter();
        writer.Lines(SourceWriter.Header);
        writer.Lines("""
            namespace System.Runtime.CompilerServices
            {
                [global::System.AttributeUsage(global::System.AttributeTargets.Method, AllowMultiple = true)]
                file sealed class InterceptsLocationAttribute : global::System.Attribute
                {
                    public InterceptsLocationAttribute(int version, string data)
                    {
                    }
                }
            }

            """);
        using (writer.Block($"namespace {GeneratedNames.Namespace}"))
        {
            writer.Lines("/// <summary>Replaces the calls of <c>LambdaJson</c> in this assembly.</summary>");
            writer.Lines(SourceWriter.MayUseObsolete);
            using (writer.Block($"internal static class {GeneratedNames.JsonCalls}"))
            {
                int number = 0;
                foreach (JsonCallModel call in calls)
                {
                    if (number++ > 0)
                        writer.Lines("");
                    foreach (CallLocationModel location in call.Locations)
                        writer.Lines($"[global::System.Runtime.CompilerServices.InterceptsLocation({location.Version}, {Literals.Text(location.Data)})]");
                    if (call.Parameter is { } parameter)
                        EmitRead(writer, call, number, parameter, readers.Read(call.Value));
                    else
                        EmitWrite(writer, call, number, writers.Write(call.Value, "writer", "json"));
                }
            }
        }

        return writer.ToString();
    }

    private static void EmitRead(SourceWriter writer, JsonCallModel call, int number, string parameter, string read) => writer.Lines($"""
        internal static {call.Value.Type} {call.Method}{number}({(call.IsExtension ? "this " : "")}{parameter} json) =>
            {Calls}.{call.Method}<{call.Value.Type}>(json, static (ref global::Lambda.Runtime.CompilerServices.JsonReader reader) => {read});
        """);

    private static void EmitWrite(SourceWriter writer, JsonCallModel call, int number, string write)
    {
        string result = call.Method == JsonCallMethod.Serialize ? "string" : "byte[]";
        using (writer.Block($"internal static {result} {call.Method}{number}({call.Value.Type} value) => {Calls}.{call.Method}(value, static (writer, json) =>", "});"))
            writer.Lines(write);
    }
}
