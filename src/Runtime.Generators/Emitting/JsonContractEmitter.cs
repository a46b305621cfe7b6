using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the module initializer that registers the readers and writers of marked types.</summary>
internal static class JsonContractEmitter
{
    public static string Emit(FunctionModel function, JsonReaderEmitter readers, JsonWriterEmitter writers)
    {
        var writer = SourceWriter.StartFile();
        writer.Lines(SourceWriter.MayUseObsolete);
        using (writer.Block("internal static class JsonContractRegistration"))
        {
            writer.Lines("[global::System.Runtime.CompilerServices.ModuleInitializer]");
            using (writer.Block("internal static void Register()"))
            {
                foreach (JsonRootModel root in function.Roots)
                {
                    writer.Lines($"global::Lambda.Runtime.CompilerServices.JsonContracts.Add<{root.Read.Type}>(");
                    writer.Lines($"    static (ref global::Lambda.Runtime.CompilerServices.JsonReader reader) => {readers.Read(root.Read)});");
                    using (writer.Block($"global::Lambda.Runtime.CompilerServices.JsonContracts.Add<{root.Write.Type}>(static (writer, value) =>", "});"))
                        writer.Lines(writers.Write(root.Write, "writer", "value"));
                }
            }
        }

        return writer.ToString();
    }
}
