using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints what gives <c>LambdaJson</c> its readers and writers when the assembly is loaded.</summary>
internal static class JsonContractEmitter
{
    public static string Emit(FunctionModel function, JsonReaderEmitter readers, JsonWriterEmitter writers)
    {
        SourceWriter writer = SourceWriter.StartFile();
        using (writer.Block("internal static class JsonContractRegistration"))
        {
            writer.Lines("[global::System.Runtime.CompilerServices.ModuleInitializer]");
            using (writer.Block("internal static void Register()"))
            {
                foreach (JsonRootModel root in function.Roots)
                {
                    if (root.Read is { } read)
                    {
                        writer.Lines($"global::Lambda.Runtime.Json.JsonContracts.Add<{read.Type}>(");
                        writer.Lines($"    static (ref global::Lambda.Runtime.Json.JsonReader reader) => {readers.Read(read)});");
                    }

                    if (root.Write is { } write)
                    {
                        using (writer.Block($"global::Lambda.Runtime.Json.JsonContracts.Add<{write.Type}>(static (writer, value) =>", "});"))
                            writer.Lines(writers.Write(write, "writer", "value"));
                    }
                }
            }
        }

        return writer.ToString();
    }
}
